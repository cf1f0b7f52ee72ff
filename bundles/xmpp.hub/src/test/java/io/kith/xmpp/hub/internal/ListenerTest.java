// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.routing.Router;
import io.kith.xmpp.hub.internal.sasl.Authenticator;
import io.kith.xmpp.hub.internal.store.HubStore;
import io.kith.xmpp.hub.internal.stream.Listener;
import io.kith.xmpp.hub.internal.stream.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One error on any of its threads does not make the hub deaf. */
class ListenerTest {

    @TempDir
    Path directory;

    /** The thread whose next look at the policy fails, by the beginning of its name; empty for none. */
    private final AtomicReference<String> failing = new AtomicReference<>("");

    private HubStore store;
    private Listener listener;

    @BeforeEach
    void start() throws Exception {
        store = HubStore.open(directory);
        Router router = new Router("localhost", store, this::policy, System::currentTimeMillis);
        router.accounts().create("anna", RawClient.passwordOf("anna"));
        router.accounts().create("bert", RawClient.passwordOf("bert"));
        Services services = new Services(
                "localhost",
                false,
                SSLContext.getDefault(),
                new Authenticator(
                        "localhost", store.accounts()::credentials, store.secret(), System::currentTimeMillis),
                router,
                this::policy,
                new AtomicLong());
        listener = new Listener(InetAddress.getLoopbackAddress(), 0, services);
        listener.start();
    }

    @AfterEach
    void stop() throws IOException {
        failing.set("");
        listener.close();
        store.close();
    }

    private Policy policy() {
        String name = String.valueOf(failing.get());
        if (!name.isEmpty() && Thread.currentThread().getName().startsWith(name)) {
            failing.set("");
            throw new OutOfMemoryError("as the test wants");
        }
        return Policy.DEFAULT;
    }

    @Test
    void anErrorWhileAcceptingCostsOneConnection() throws Exception {
        failing.set("kith-hub-accept");
        try (RawClient lost = new RawClient(listener.port())) {
            assertThrows(IOException.class, lost::header);
        }
        RawClient.bound(listener.port(), "anna", "a").close();
    }

    @Test
    void theWatchGoesOnAfterAnError() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (RawClient anna = RawClient.bound(listener.port(), "anna", "a")) {
                failing.set("kith-hub-watch");
                assertThrows(IOException.class, anna::next);
            }
        }
    }

    @Test
    void anErrorEndsTheStreamAndItsSession() throws Exception {
        try (RawClient bert = RawClient.bound(listener.port(), "bert", "b");
                RawClient anna = RawClient.bound(listener.port(), "anna", "a")) {
            failing.set("kith-hub-client-");
            anna.send("<iq type='set' id='1'><query xmlns='jabber:iq:roster'><item jid='c@localhost'/></query></iq>");
            anna.expectStreamError("internal-server-error");
            assertEquals(
                    "service-unavailable",
                    RawClient.condition(bert.request("get", "anna@localhost/a", "<query xmlns='urn:example'/>")));
        }
    }
}
