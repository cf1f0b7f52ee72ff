// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Iq;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Reply;
import io.kith.xmpp.Roster;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final String ITEM = "<item jid='romeo@example.net' name='Romeo' subscription='both'/>";
    private static final IqHandler DONE = iq -> Reply.empty().now();

    private final House house = House.client();

    /** Presences that came while something else was waited for. */
    private final Queue<Element> early = new ArrayDeque<>();

    private final FakeLink link = house.link;
    private final ConnectionCore connection = house.connection;

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void firstTheRosterThenPresenceThenReady() {
        link.online();
        Element ask = link.next();
        assertEquals("get", ask.attribute("type").orElseThrow());
        assertTrue(ask.firstChild().orElseThrow().is("jabber:iq:roster", "query"));
        assertEquals(0, link.unread());
        assertEquals(0, connection.readySession());
        link.receive("<iq xmlns='jabber:client' type='result' id='"
                + ask.attribute("id").orElseThrow() + "'><query xmlns='jabber:iq:roster'>" + ITEM + "</query></iq>");
        Element presence = link.next();
        assertTrue(presence.is("jabber:client", "presence"));
        Element caps = presence.child("http://jabber.org/protocol/caps", "c").orElseThrow();
        assertEquals("sha-1", caps.attribute("hash").orElseThrow());
        assertEquals(1, connection.readySession());
        assertEquals(Optional.of(Jid.of("sensor@example.org/kith")), connection.boundJid());
        assertTrue(connection.roster().contact(ROMEO).orElseThrow().isFriend());
    }

    @Test
    void aServerWithoutRostersIsLivedWith() {
        link.online();
        link.receive(
                "<iq xmlns='jabber:client' type='error' id='"
                        + link.next().attribute("id").orElseThrow()
                        + "'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        assertTrue(link.next().is("jabber:client", "presence"));
        assertEquals(1, connection.readySession());
        assertEquals(List.of(), connection.roster().contacts());
    }

    @Test
    void aComponentHasNeitherRosterNorPresence() {
        try (House component = House.component()) {
            component.link.online();
            assertEquals(1, component.connection.readySession());
            assertEquals(0, component.link.unread());
            component.connection.send(Element.builder("jabber:client", "message")
                    .attribute("to", "romeo@example.net")
                    .build());
            assertEquals(
                    "things.example.org",
                    component.link.next().attribute("from").orElseThrow());
        }
    }

    @Test
    void pushesOfTheOwnServerChangeTheRoster() {
        link.onlineWithRoster("");
        link.receive("<iq xmlns='jabber:client' type='set' id='p1'><query xmlns='jabber:iq:roster'>" + ITEM
                + "</query></iq>");
        assertEquals("result", link.next().attribute("type").orElseThrow());
        assertEquals(
                Roster.Subscription.BOTH,
                connection.roster().contact(ROMEO).orElseThrow().subscription());
        link.receive("<iq xmlns='jabber:client' type='set' id='p2' from='sensor@example.org'>"
                + "<query xmlns='jabber:iq:roster'><item jid='romeo@example.net' subscription='remove'/></query></iq>");
        assertEquals("result", link.next().attribute("type").orElseThrow());
        assertEquals(Optional.empty(), connection.roster().contact(ROMEO));
    }

    @Test
    void pushesOfAnybodyElseAreRefused() {
        link.onlineWithRoster("");
        for (String liar : List.of("mallory@example.org", "mallory@example.org/x", "example.net")) {
            link.receive("<iq xmlns='jabber:client' type='set' id='p1' from='" + liar
                    + "'><query xmlns='jabber:iq:roster'>" + ITEM + "</query></iq>");
            assertEquals("error", link.next().attribute("type").orElseThrow());
        }
        assertEquals(List.of(), connection.roster().contacts());
    }

    @Test
    void availabilityIsKeptPerFullAddressTheLatestFirst() {
        link.onlineWithRoster(ITEM);
        link.receive("<presence xmlns='jabber:client' from='romeo@example.net/a'/>");
        link.receive("<presence xmlns='jabber:client' from='romeo@example.net/b'/>");
        assertEquals(
                List.of(ROMEO.withResource("b"), ROMEO.withResource("a")),
                connection.roster().contact(ROMEO).orElseThrow().available());
        link.receive("<presence xmlns='jabber:client' type='unavailable' from='romeo@example.net/b'/>");
        assertEquals(
                List.of(ROMEO.withResource("a")),
                connection.roster().contact(ROMEO).orElseThrow().available());
    }

    @Test
    void aContactCannotFillTheMemoryWithSessions() {
        link.onlineWithRoster(ITEM);
        for (int i = 0; i < 1000; i++) {
            link.receive("<presence xmlns='jabber:client' from='romeo@example.net/" + i + "'/>");
        }
        assertEquals(
                RosterCache.MOST_RESOURCES,
                connection.roster().contact(ROMEO).orElseThrow().available().size());
    }

    @Test
    void presencesOfStrangersAreNotKept() {
        link.onlineWithRoster("");
        link.receive("<presence xmlns='jabber:client' from='mallory@example.net/b'/>");
        assertEquals(List.of(), connection.roster().contacts());
    }

    @Test
    void whenTheStreamIsLostEverythingIsForgottenAtOnce() {
        link.onlineWithRoster(ITEM);
        CompletionStage<Element> answer = connection.request(
                Optional.of(ROMEO), Iq.Type.GET, Element.of("urn:xmpp:ping", "ping"), Duration.ofHours(1));
        link.state(Status.State.WAITING);
        assertTrue(answer.toCompletableFuture().isCompletedExceptionally());
        assertEquals(0, connection.readySession());
        assertEquals(List.of(), connection.roster().contacts());
        assertEquals(Optional.empty(), connection.boundJid());
        Element presence = Element.of("jabber:client", "presence");
        assertThrows(IllegalStateException.class, () -> connection.send(presence));
        assertTrue(connection
                .request(Optional.empty(), Iq.Type.GET, Element.of("urn:xmpp:ping", "ping"), Duration.ofHours(1))
                .toCompletableFuture()
                .isCompletedExceptionally());
    }

    @Test
    void aNewSessionAsksForTheRosterAnew() {
        link.onlineWithRoster(ITEM);
        link.state(Status.State.WAITING);
        link.onlineWithRoster("");
        assertEquals(2, connection.readySession());
        assertEquals(List.of(), connection.roster().contacts());
    }

    @Test
    void aResumedSessionKeepsItsRosterAndAvailability() {
        link.onlineWithRoster(ITEM);
        link.receive("<presence xmlns='jabber:client' from='romeo@example.net/a'/>");
        link.state(Status.State.WAITING);
        link.state(Status.State.ONLINE);
        connection.send(Element.of("jabber:client", "message"));
        House.await(() -> connection.readySession() == 1, "ready again");
        assertEquals(
                List.of(ROMEO.withResource("a")),
                connection.roster().contact(ROMEO).orElseThrow().available());
        assertTrue(link.next().is("jabber:client", "message"));
        assertEquals(0, link.unread());
    }

    @Test
    void presenceIsSentOnceMoreWhenFeaturesCameAndNotWhenTheyStayed() {
        link.onlineWithRoster("");
        String before = describe();
        for (int i = 0; i < 1000; i++) {
            house.handle("{urn:x" + i + "}a", DONE, "urn:x" + i);
        }
        assertNotEquals(before, describe());
        int presences = presencesUntil(describe());
        assertTrue(presences < 50, () -> presences + " presences for 1000 handlers");
        house.handle("{urn:y}a", DONE, "urn:x1");
        House.await(() -> house.timer.getQueue().isEmpty(), "nothing is due any more");
        assertEquals(0, link.unread());
        house.handle("{urn:z}a", DONE, "urn:z");
        assertEquals(1, presencesUntil(describe()));
    }

    private int presencesUntil(String ver) {
        for (int count = 1; ; count++) {
            Element presence = early.isEmpty() ? link.next() : early.remove();
            String sent = presence.child("http://jabber.org/protocol/caps", "c")
                    .flatMap(c -> c.attribute("ver"))
                    .orElseThrow();
            if (sent.equals(ver)) {
                return count;
            }
        }
    }

    private String describe() {
        link.receive("<iq xmlns='jabber:client' type='get' id='d' from='example.org'>"
                + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
        Element next = link.next();
        while (next.is("jabber:client", "presence")) {
            early.add(next);
            next = link.next();
        }
        return Caps.ver(next.firstChild().orElseThrow());
    }

    @Test
    void afterItsEndNothingIsTakenAnyMore() {
        link.onlineWithRoster(ITEM);
        connection.close();
        assertEquals(1, link.closes);
        assertEquals(Status.State.CLOSED, connection.status().state());
        link.online();
        assertEquals(0, connection.readySession());
        assertEquals(0, link.unread());
        assertFalse(connection.boundJid().isPresent());
    }

    @Test
    void requestsToBeFriendsGoToTheBareAddress() {
        link.onlineWithRoster("");
        connection.roster().approve(ROMEO.withResource("x"));
        Element approved = link.next();
        assertEquals("subscribed", approved.attribute("type").orElseThrow());
        assertEquals("romeo@example.net", approved.attribute("to").orElseThrow());
        connection.roster().subscribe(ROMEO);
        assertEquals("subscribe", link.next().attribute("type").orElseThrow());
        connection.roster().refuse(ROMEO);
        assertEquals("unsubscribed", link.next().attribute("type").orElseThrow());
        CompletionStage<Void> removed = connection.roster().remove(ROMEO);
        Element ask = link.next();
        link.receive("<iq xmlns='jabber:client' type='result' id='"
                + ask.attribute("id").orElseThrow() + "'/>");
        assertTrue(removed.toCompletableFuture().isDone());
    }
}
