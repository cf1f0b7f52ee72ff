// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlReader;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.core.StreamException;
import io.kith.xmpp.hub.internal.store.HubStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that outlive their account, and messages that wait for a stream. */
class RoutingOfTheRemovedTest {

    @TempDir
    Path directory;

    private HubStore store;
    private Router router;

    private static final class Screen implements Outlet {

        private final List<String> shown = new ArrayList<>();
        private BooleanSupplier takes = () -> true;

        @Override
        public void bound(Jid jid) {
            // nothing to show
        }

        @Override
        public boolean send(Element stanza) {
            boolean taken = takes.getAsBoolean();
            if (taken && stanza.localName().equals("message")) {
                shown.add(stanza.children().get(0).text());
            }
            return taken;
        }

        @Override
        public void end(StreamException why) {
            // the stream lingers
        }
    }

    @BeforeEach
    void start() throws IOException {
        store = HubStore.open(directory);
        router = new Router("localhost", store, () -> Policy.DEFAULT, () -> 0);
        router.accounts().create("anna", "a");
        router.accounts().create("bert", "b");
    }

    @AfterEach
    void stop() throws IOException {
        store.close();
    }

    private void say(ClientSession session, String stanza) throws Exception {
        router.received(session, XmlReader.parse(stanza.replaceFirst(" ", " xmlns='jabber:client' ")));
    }

    private static String message(String to, String text) {
        return "<message type='chat' to='" + to + "@localhost'><body>" + text + "</body></message>";
    }

    @Test
    void whoWasRemovedSaysNothingMore() throws Exception {
        Screen bert = new Screen();
        say(router.bind("bert", "b", bert), "<presence />");
        ClientSession anna = router.bind("anna", "a", new Screen());
        say(anna, message("bert", "before"));
        router.accounts().remove("anna");
        router.accounts().create("anna", "another");
        say(anna, message("bert", "after"));
        say(anna, "<presence type='subscribe' to='bert@localhost'/>");
        say(anna, "<presence />");
        assertEquals(List.of("before"), bert.shown);
        assertFalse(anna.isAvailable());
        assertEquals(0, store.rosters().contacts("anna").size());
        assertEquals(0, store.rosters().contacts("bert").size());
    }

    /** As long as they are handed over they are in the store, so that they outlast a crash. */
    @Test
    void whatWaitsIsForgottenAfterItWasHandedOver() throws Exception {
        ClientSession anna = router.bind("anna", "a", new Screen());
        for (String text : List.of("1", "1", "2")) {
            say(anna, message("bert", text));
        }
        List<Integer> kept = new ArrayList<>();
        Screen bert = new Screen();
        bert.takes = () -> kept.add(store.offline().kept("bert").size());
        say(router.bind("bert", "b", bert), "<presence />");
        assertEquals(List.of("1", "1", "2"), bert.shown);
        assertTrue(kept.stream().allMatch(k -> k == 3), kept.toString());
        assertEquals(List.of(), store.offline().kept("bert"));
    }

    @Test
    void whatNobodyTakesWaitsOn() throws Exception {
        ClientSession anna = router.bind("anna", "a", new Screen());
        for (String text : List.of("1", "2", "3")) {
            say(anna, message("bert", text));
        }
        Screen full = new Screen();
        full.takes = () -> full.shown.size() < 2;
        ClientSession first = router.bind("bert", "b", full);
        say(first, "<presence />");
        assertEquals(List.of("1", "2"), full.shown);
        assertEquals(1, store.offline().kept("bert").size());
        router.ended(first, List.of());
        store.close();
        start();
        Screen next = new Screen();
        say(router.bind("bert", "c", next), "<presence />");
        assertEquals(List.of("3"), next.shown);
    }

    /** What cannot be forgotten, since the disk fails, is handed over nevertheless, all of it. */
    @Test
    void aDiskThatFailsLosesNothing() throws Exception {
        ClientSession anna = router.bind("anna", "a", new Screen());
        for (String text : List.of("1", "2")) {
            say(anna, message("bert", text));
        }
        Screen bert = new Screen();
        ClientSession session = router.bind("bert", "b", bert);
        store.close();
        say(session, "<presence />");
        assertEquals(List.of("1", "2"), bert.shown);
        store = HubStore.open(directory);
        assertEquals(2, store.offline().kept("bert").size());
    }
}
