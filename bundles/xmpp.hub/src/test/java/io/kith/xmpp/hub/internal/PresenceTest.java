// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rosters, friendship and presence as clients see them: RFC 6121 §2 to §4. */
class PresenceTest extends HubTest {

    private static Map<String, String> roster(RawClient client) throws Exception {
        Element query = client.request("get", "", "<query xmlns='jabber:iq:roster'/>")
                .firstChild()
                .orElseThrow();
        Map<String, String> contacts = new TreeMap<>();
        for (Element item : query.children()) {
            contacts.put(
                    item.attribute("jid").orElse(""),
                    item.attribute("subscription").orElse("")
                            + item.attribute("ask").map(a -> "+ask").orElse(""));
        }
        return contacts;
    }

    private static String set(String item) {
        return "<query xmlns='jabber:iq:roster'>" + item + "</query>";
    }

    private static Element pushed(RawClient client) throws Exception {
        Element push = client.await(e -> e.localName().equals("iq")
                && e.attribute("type").filter("set"::equals).isPresent());
        assertEquals(client.jid(), push.attribute("to").orElse(""));
        return push.firstChild().flatMap(Element::firstChild).orElseThrow();
    }

    @Test
    void aRosterIsSetPushedAndRemoved() throws Exception {
        RawClient one = online("anna", "1");
        RawClient two = online("anna", "2");
        RawClient uninterested = bound("anna", "3");
        one.send("<iq type='set' id='r'>"
                + set("<item jid='Bert@LOCALHOST' name='Bert &amp; Co'><group>Friends</group></item>") + "</iq>");
        Element item = pushed(two);
        assertEquals("bert@localhost", item.attribute("jid").orElse(""));
        assertEquals("Bert & Co", item.attribute("name").orElse(""));
        assertEquals("none", item.attribute("subscription").orElse(""));
        assertEquals("Friends", item.children().get(0).text());
        one.await(e -> e.attribute("id").filter("r"::equals).isPresent());
        assertEquals(List.of(), uninterested.arrived());
        one.send("<iq type='set' id='r2'>" + set("<item jid='bert@localhost' subscription='remove'/>") + "</iq>");
        assertEquals("remove", pushed(two).attribute("subscription").orElse(""));
        assertEquals(Map.of(), roster(two));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<item jid='nobody@localhost' subscription='remove'/> | item-not-found",
                "<item jid='@'/> | jid-malformed",
                "<item/> | jid-malformed",
                "<item jid='anna@localhost'/> | not-allowed",
                "<item jid='b@localhost'/><item jid='c@localhost'/> | bad-request",
                "<thing/> | bad-request",
                "<item jid='b@localhost'><group/></item> | not-acceptable",
                "<item jid='b@localhost'><group>A</group><group>A</group></item> | bad-request",
            })
    void wrongRosterSetsAreRefused(String item, String condition) throws Exception {
        RawClient anna = online("anna", "a");
        assertEquals(condition, RawClient.condition(anna.request("set", "", set(item))));
        assertEquals(Map.of(), roster(anna));
    }

    @Test
    void nobodyTouchesTheRosterOfAnother() throws Exception {
        RawClient anna = online("anna", "a");
        assertEquals(
                "service-unavailable",
                RawClient.condition(anna.request("set", "bert@localhost", set("<item jid='anna@localhost'/>"))));
        assertEquals(
                "service-unavailable",
                RawClient.condition(anna.request("get", "bert@localhost", "<query xmlns='jabber:iq:roster'/>")));
    }

    @Test
    void aRequestWaitsUntilItIsAnswered() throws Exception {
        RawClient anna = online("anna", "a");
        anna.send("<presence type='subscribe' to='bert@localhost'><status>It is me</status></presence>");
        assertEquals("subscribe", pushed(anna).attribute("ask").orElse(""));
        for (int i = 0; i < 2; i++) {
            RawClient bert = online("bert", "b" + i);
            Element request = bert.await(e -> RawClient.is(e, "presence", "subscribe", "anna@localhost"));
            assertEquals("It is me", request.children().get(0).text());
            assertEquals("bert@localhost", request.attribute("to").orElse(""));
            assertEquals(Map.of(), roster(bert));
        }
        RawClient bert = online("bert", "b");
        bert.send("<presence type='unsubscribed' to='anna@localhost'/>");
        anna.await(e -> RawClient.is(e, "presence", "unsubscribed", "bert@localhost"));
        assertEquals(Map.of("bert@localhost", "none"), roster(anna));
        assertEquals(Map.of(), roster(bert));
        RawClient later = online("bert", "later");
        assertTrue(later.arrived().stream()
                .noneMatch(e -> e.attribute("type").filter("subscribe"::equals).isPresent()));
    }

    @Test
    void friendsSeeEachOtherComeAndGo() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        befriend(anna, bert);
        assertEquals(Map.of("bert@localhost", "both"), roster(anna));
        assertEquals(Map.of("anna@localhost", "both"), roster(bert));
        bert.send("<presence><show>away</show></presence>");
        Element away = anna.await(e -> RawClient.is(e, "presence", "", "bert@localhost/b")
                && !e.children().isEmpty());
        assertEquals("anna@localhost", away.attribute("to").orElse(""));
        bert.close();
        anna.await(e -> RawClient.is(e, "presence", "unavailable", "bert@localhost/b"));
        RawClient again = online("bert", "again");
        again.await(e -> RawClient.is(e, "presence", "", "anna@localhost/a"));
        anna.await(e -> RawClient.is(e, "presence", "", "bert@localhost/again"));
    }

    @Test
    void approvingAgainChangesNothing() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        befriend(anna, bert);
        bert.arrived();
        anna.arrived();
        bert.send("<presence type='subscribed' to='anna@localhost'/>");
        assertEquals(List.of(), bert.arrived());
        assertEquals(List.of(), anna.arrived());
        anna.send("<presence type='subscribe' to='bert@localhost'/>");
        assertEquals(List.of(), bert.arrived());
        // The server answers for bert, and shows him.
        anna.await(e -> RawClient.is(e, "presence", "", "bert@localhost/b"));
        assertEquals(Map.of("bert@localhost", "both"), roster(anna));
    }

    @Test
    void aFriendshipEnds() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        befriend(anna, bert);
        bert.send("<presence type='unsubscribed' to='anna@localhost'/>");
        anna.await(e -> RawClient.is(e, "presence", "unsubscribed", "bert@localhost"));
        anna.await(e -> RawClient.is(e, "presence", "unavailable", "bert@localhost/b"));
        assertEquals(Map.of("bert@localhost", "from"), roster(anna));
        assertEquals(Map.of("anna@localhost", "to"), roster(bert));
        bert.send("<presence><show>dnd</show></presence>");
        bert.arrived();
        assertEquals(List.of(), anna.arrived());
    }

    @Test
    void aRemovedContactIsLeftInBothDirections() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        befriend(anna, bert);
        anna.send("<iq type='set' id='r'>" + set("<item jid='bert@localhost' subscription='remove'/>") + "</iq>");
        bert.await(e -> RawClient.is(e, "presence", "unsubscribe", "anna@localhost"));
        bert.await(e -> RawClient.is(e, "presence", "unsubscribed", "anna@localhost"));
        bert.await(e -> RawClient.is(e, "presence", "unavailable", "anna@localhost/a"));
        assertEquals(Map.of("anna@localhost", "none"), roster(bert));
        assertEquals(Map.of(), roster(anna));
    }

    @Test
    void subscribingToNobodyIsAnswered() throws Exception {
        RawClient anna = online("anna", "a");
        anna.send("<presence type='subscribe' to='nobody@localhost'/>");
        anna.await(e -> RawClient.is(e, "presence", "unsubscribed", "nobody@localhost"));
        assertEquals(Map.of("nobody@localhost", "none"), roster(anna));
        anna.send("<presence type='subscribe' to='nobody@foreign.example'/>");
        Element error = anna.await(e -> RawClient.is(e, "presence", "error", "nobody@foreign.example"));
        assertEquals("remote-server-not-found", RawClient.condition(error));
        assertFalse(roster(anna).containsKey("nobody@foreign.example"));
    }

    @Test
    void directedPresenceIsTakenBackAtTheEnd() throws Exception {
        RawClient anna = bound("anna", "a");
        RawClient bert = online("bert", "b");
        anna.send("<presence to='bert@localhost/b'/>");
        bert.await(e -> RawClient.is(e, "presence", "", "anna@localhost/a"));
        anna.close();
        bert.await(e -> RawClient.is(e, "presence", "unavailable", "anna@localhost/a"));
    }

    @Test
    void strangersDoNotSeeAndAProbeTellsThemNothing() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        anna.send("<presence type='probe' to='bert@localhost'/>");
        assertEquals(List.of(), anna.arrived());
        assertEquals(List.of(), bert.arrived());
    }

    @Test
    void oneAccountSeesItsOwnResources() throws Exception {
        RawClient one = online("anna", "1");
        RawClient two = online("anna", "2");
        one.await(e -> RawClient.is(e, "presence", "", two.jid()));
        two.await(e -> RawClient.is(e, "presence", "", one.jid()));
        two.send("<presence type='unavailable'/>");
        one.await(e -> RawClient.is(e, "presence", "unavailable", two.jid()));
    }

    /** Both sides of every friendship agree, whatever two clients do at the same time. */
    @Test
    void rostersAgreeAfterAStorm() throws Exception {
        List<RawClient> clients = List.of(online("anna", "a"), online("bert", "b"));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            RawClient own = clients.get(i);
            String other = bare(clients.get(1 - i));
            int seed = i;
            Thread thread = new Thread(() -> storm(own, other, seed));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        clients.get(0).arrived();
        clients.get(1).arrived();
        String anna = roster(clients.get(0)).getOrDefault("bert@localhost", "none");
        String bert = roster(clients.get(1)).getOrDefault("anna@localhost", "none");
        assertEquals(sees(anna, "to"), sees(bert, "from"), anna + " / " + bert);
        assertEquals(sees(anna, "from"), sees(bert, "to"), anna + " / " + bert);
    }

    private static void storm(RawClient client, String other, int seed) {
        Random random = new Random(seed);
        List<String> types = List.of("subscribe", "subscribed", "unsubscribe", "unsubscribed");
        try {
            for (int i = 0; i < 60; i++) {
                client.send("<presence type='" + types.get(random.nextInt(4)) + "' to='" + other + "'/>");
            }
            client.arrived();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean sees(String subscription, String direction) {
        return subscription.startsWith(direction) || subscription.startsWith("both");
    }

    @Test
    void aContactOfAnAccountThatWasMadeAnewIsAStranger() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        befriend(anna, bert);
        assertTrue(hub.accounts().remove("bert"));
        bert.expectStreamError("not-authorized");
        anna.await(e -> RawClient.is(e, "presence", "unsubscribed", "bert@localhost"));
        hub.accounts().create("bert", RawClient.passwordOf("bert"));
        RawClient successor = online("bert", "b");
        assertEquals(Map.of(), roster(successor));
        assertEquals(Map.of("bert@localhost", "none"), roster(anna));
    }
}
