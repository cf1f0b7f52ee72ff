// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.routing.Accounts.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub that runs, with accounts anna, bert and cleo, and clients that are closed after each test. */
abstract class HubTest {

    @TempDir
    Path directory;

    Hub hub;
    private final List<RawClient> clients = new ArrayList<>();

    /** What the hub runs with. */
    Policy policy() {
        return Policy.DEFAULT;
    }

    boolean tlsRequired() {
        return false;
    }

    @BeforeEach
    void startHub() throws IOException {
        hub = start();
        for (String user : List.of("anna", "bert", "cleo")) {
            assertEquals(Outcome.CREATED, hub.accounts().create(user, RawClient.passwordOf(user)));
        }
    }

    Hub start() throws IOException {
        return new Hub(
                new HubSettings("localhost", "127.0.0.1", 0, tlsRequired(), List.of("registry"), directory), policy());
    }

    @AfterEach
    void stopHub() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        hub.close();
    }

    RawClient connect() throws IOException {
        return kept(new RawClient(hub.port()));
    }

    RawClient bound(String user, String resource) throws Exception {
        return kept(RawClient.bound(hub, user, resource));
    }

    RawClient online(String user, String resource) throws Exception {
        return kept(RawClient.online(hub, user, resource));
    }

    private RawClient kept(RawClient client) {
        clients.add(client);
        return client;
    }

    /** Lets two clients that are online see each other. */
    static void befriend(RawClient one, RawClient other) throws Exception {
        approve(one, other);
        approve(other, one);
    }

    /** The asker gets to see the other. */
    static void approve(RawClient asker, RawClient other) throws Exception {
        asker.send("<presence type='subscribe' to='" + bare(other) + "'/>");
        other.await(e -> RawClient.is(e, "presence", "subscribe", bare(asker)));
        other.send("<presence type='subscribed' to='" + bare(asker) + "'/>");
        asker.await(e -> RawClient.is(e, "presence", "subscribed", bare(other)));
        asker.await(e -> RawClient.is(e, "presence", "", other.jid()));
    }

    static String bare(RawClient client) {
        return client.jid().substring(0, client.jid().indexOf('/'));
    }

    static void eventually(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
