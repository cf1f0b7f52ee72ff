// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.hub.internal.core.Policy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub comes up when it can, changes in place what can be changed so, and starts anew for the rest. */
class HubKeeperTest {

    @TempDir
    Path directory;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Hub> running = new LinkedBlockingQueue<>();
    private final HubKeeper keeper = new HubKeeper(
            hub -> {
                events.add("up " + hub.domain());
                running.add(hub);
                return () -> events.add("down " + hub.domain());
            },
            10);

    @AfterEach
    void close() {
        keeper.close();
    }

    private HubSettings settings(String domain, int port) {
        return new HubSettings(domain, "127.0.0.1", port, false, List.of(), directory);
    }

    private String event() throws InterruptedException {
        String event = events.poll(20, TimeUnit.SECONDS);
        assertNotNull(event);
        return event;
    }

    @Test
    void aPortInUseIsTriedUntilItIsFree() throws Exception {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            keeper.keep(settings("localhost", port), Policy.DEFAULT);
            assertEquals(null, events.poll(200, TimeUnit.MILLISECONDS));
        }
        assertEquals("up localhost", event());
        assertEquals(port, running.take().port());
    }

    @Test
    void limitsChangeInPlaceAndADomainDoesNot() throws Exception {
        keeper.keep(settings("localhost", 0), Policy.DEFAULT);
        assertEquals("up localhost", event());
        Hub hub = running.take();
        hub.accounts().create("anna", RawClient.passwordOf("anna"));
        RawClient anna = RawClient.online(hub, "anna", "a");
        Policy closed = new Policy(false, Policy.DEFAULT.streams(), Policy.DEFAULT.storage());
        keeper.keep(settings("localhost", 0), closed);
        HubTest.eventually("registration is closed", () -> {
            try (RawClient stranger = new RawClient(hub.port())) {
                return !stranger.open().toString().contains("iq-register");
            }
        });
        assertEquals(List.of(), anna.arrived());
        keeper.keep(settings("house.example", 0), closed);
        assertEquals("down localhost", event());
        anna.expectStreamError("system-shutdown");
        assertEquals("up house.example", event());
        assertEquals(
                List.of("anna@house.example"),
                running.take().accounts().list().stream().map(Object::toString).toList());
    }

    /** What does not fit into the memory now may fit later, and nothing of the failed attempt is in the way. */
    @Test
    void withoutMemoryItIsTriedAgain() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        HubKeeper poor = new HubKeeper(
                hub -> {
                    if (failed.compareAndSet(false, true)) {
                        throw new OutOfMemoryError("as if");
                    }
                    events.add("up " + hub.domain());
                    return () -> events.add("down " + hub.domain());
                },
                10);
        poor.keep(settings("localhost", 0), Policy.DEFAULT);
        assertEquals("up localhost", event());
        assertTrue(failed.get());
        poor.close();
        assertEquals("down localhost", event());
    }

    @Test
    void closingFreesThePort() throws Exception {
        keeper.keep(settings("localhost", 0), Policy.DEFAULT);
        assertEquals("up localhost", event());
        int port = running.take().port();
        keeper.close();
        assertEquals("down localhost", event());
        assertThrows(IOException.class, () -> new RawClient(port));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> settings("", 0));
        assertThrows(IllegalArgumentException.class, () -> settings("Localhost", 0));
        assertThrows(IllegalArgumentException.class, () -> settings("a@b", 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new HubSettings("localhost", "127.0.0.1", 0, false, List.of("a b"), directory));
    }
}
