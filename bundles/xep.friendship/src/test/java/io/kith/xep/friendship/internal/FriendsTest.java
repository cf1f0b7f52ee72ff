// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.friendship.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.model.Jid;
import io.kith.thing.Caller;
import io.kith.thing.ThingException;
import io.kith.xml.Element;
import io.kith.xmpp.Presence;
import io.kith.xmpp.Roster.Contact;
import io.kith.xmpp.Roster.Subscription;
import java.util.List;
import org.junit.jupiter.api.Test;

class FriendsTest {

    private static final Jid OWNER = Jid.of("owner@example.org");
    private static final Jid STRANGER = Jid.of("stranger@example.org");

    private final FakeThings things = new FakeThings();
    private final FakeConnection connection = new FakeConnection();
    private final Friends friends = new Friends(things);

    private void hear(Presence.Type type, Jid from) {
        friends.heard(new Presence(connection, type, from, Element.of("jabber:client", "presence")));
    }

    private void contact(Jid jid, Subscription subscription) {
        connection.contacts.put(jid, new Contact(jid, "", subscription, false, List.of()));
    }

    @Test
    void whomTheGuardsAllowIsApprovedAndSeenInReturn() {
        things.trusted.add(OWNER);
        hear(Presence.Type.SUBSCRIBE, OWNER.withResource("phone"));
        assertEquals(List.of("approve " + OWNER, "subscribe " + OWNER), connection.done);
        assertEquals(List.of(new Caller.Remote(OWNER, "sensor", Caller.Tokens.NONE)), things.callers);
    }

    @Test
    void whomWeSeeAlreadyIsNotAskedAgain() {
        things.trusted.add(OWNER);
        contact(OWNER, Subscription.TO);
        hear(Presence.Type.SUBSCRIBE, OWNER);
        assertEquals(List.of("approve " + OWNER), connection.done);
        connection.contacts.put(OWNER, new Contact(OWNER, "", Subscription.NONE, true, List.of()));
        hear(Presence.Type.SUBSCRIBE, OWNER);
        assertEquals(2, connection.done.size());
    }

    @Test
    void serversAreNotSeenInReturn() {
        Jid registry = Jid.of("registry.example.org");
        things.trusted.add(registry);
        hear(Presence.Type.SUBSCRIBE, registry);
        assertEquals(List.of("approve " + registry), connection.done);
    }

    @Test
    void everybodyElseIsRefused() {
        hear(Presence.Type.SUBSCRIBE, STRANGER);
        assertEquals(List.of("refuse " + STRANGER), connection.done);
    }

    @Test
    void whereTheGuardsFailTheAnswerIsNo() {
        things.failure = new ThingException(ThingException.Reason.TIMEOUT, "no guard answered");
        hear(Presence.Type.SUBSCRIBE, OWNER);
        assertEquals(List.of("refuse " + OWNER), connection.done);
    }

    @Test
    void whileThereIsNoThingNobodyDecides() {
        things.trusted.add(OWNER);
        things.ids = List.of();
        hear(Presence.Type.SUBSCRIBE, OWNER);
        friends.decideWaiting();
        assertEquals(List.of(), connection.done);
        things.ids = List.of("sensor");
        friends.decideWaiting();
        friends.decideWaiting();
        assertEquals(List.of("approve " + OWNER, "subscribe " + OWNER), connection.done);
    }

    @Test
    void strangersCannotFillTheMemoryByWaiting() {
        things.ids = List.of();
        for (int i = 0; i < 1000; i++) {
            hear(Presence.Type.SUBSCRIBE, Jid.of("s" + i + "@example.org"));
        }
        things.ids = List.of("sensor");
        friends.decideWaiting();
        assertEquals(Friends.MOST_WAITING, connection.done.size());
    }

    @Test
    void whoeverTurnsAwayIsLetGo() {
        hear(Presence.Type.UNSUBSCRIBE, OWNER);
        assertEquals(List.of("refuse " + OWNER), connection.done);
        hear(Presence.Type.SUBSCRIBED, OWNER);
        hear(Presence.Type.UNSUBSCRIBED, OWNER);
        hear(Presence.Type.AVAILABLE, OWNER);
        assertEquals(1, connection.done.size());
    }

    @Test
    void aFriendWhoIsTrustedNoLongerGoesAtTheSecondExamination() {
        things.trusted.add(OWNER);
        contact(OWNER, Subscription.BOTH);
        contact(STRANGER, Subscription.FROM);
        friends.joined(connection);
        friends.examine();
        assertEquals(List.of(), connection.done);
        friends.examine();
        assertEquals(List.of("remove " + STRANGER), connection.done);
        things.trusted.clear();
        friends.examine();
        friends.examine();
        assertEquals(List.of("remove " + STRANGER, "remove " + OWNER), connection.done);
    }

    @Test
    void aShortAbsenceOfGuardsOrThingsCostsNoFriend() {
        things.trusted.add(OWNER);
        contact(OWNER, Subscription.BOTH);
        friends.joined(connection);
        things.trusted.clear();
        friends.examine();
        things.trusted.add(OWNER);
        friends.examine();
        things.trusted.clear();
        friends.examine();
        things.ids = List.of();
        friends.examine();
        things.ids = List.of("sensor");
        things.failure = new ThingException(ThingException.Reason.TIMEOUT, "no guard answered");
        friends.examine();
        assertEquals(List.of(), connection.done);
    }

    @Test
    void atLoginFriendsAreSeenInReturnAndContactsThatMayNotSeeUsAreLeftAlone() {
        things.trusted.add(OWNER);
        contact(OWNER, Subscription.FROM);
        contact(STRANGER, Subscription.TO);
        friends.joined(connection);
        friends.examine();
        friends.examine();
        assertEquals(List.of("subscribe " + OWNER), connection.done);
    }

    @Test
    void offlineNothingBreaks() {
        things.trusted.add(OWNER);
        connection.offline = true;
        hear(Presence.Type.SUBSCRIBE, OWNER);
        hear(Presence.Type.UNSUBSCRIBE, OWNER);
        assertEquals(List.of(), connection.done);
    }

    @Test
    void afterASessionItsContactsAreNotExamined() {
        contact(STRANGER, Subscription.FROM);
        friends.joined(connection);
        friends.left(connection);
        friends.examine();
        friends.examine();
        assertEquals(List.of(), connection.done);
    }
}
