// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.hub.internal.core.Ns;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets what: requests, messages, and errors for addresses that nobody has. */
class RoutingTest extends HubTest {

    private static final String QUESTION = "<q xmlns='question'/>";

    @ParameterizedTest
    @CsvSource({
        "bert@localhost/gone, service-unavailable",
        "bert@localhost, service-unavailable",
        "nobody@localhost, service-unavailable",
        "nobody@localhost/x, service-unavailable",
        "localhost, service-unavailable",
        "localhost/x, service-unavailable",
        "registry.localhost, service-unavailable",
        "somebody@registry.localhost/x, service-unavailable",
        "foreign.example, remote-server-not-found",
        "somebody@foreign.example/x, remote-server-not-found",
        "@, jid-malformed",
        "a@b@c, jid-malformed",
        "bert@localhost/, jid-malformed",
    })
    void everyAddressThatNobodyHasAnswers(String to, String condition) throws Exception {
        RawClient anna = online("anna", "a");
        for (String type : List.of("get", "set")) {
            Element answer = anna.request(type, to, QUESTION);
            assertEquals("error", answer.attribute("type").orElse(""));
            assertEquals(condition, RawClient.condition(answer));
            assertEquals(anna.jid(), answer.attribute("to").orElse(""));
        }
    }

    @Test
    void aRequestIsStampedAndItsAnswerComesBack() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = bound("bert", "b");
        anna.send("<iq type='get' id='1' to='" + bert.jid() + "'>" + QUESTION + "</iq>");
        Element question = bert.next();
        assertEquals(anna.jid(), question.attribute("from").orElse(""));
        bert.send("<iq type='result' id='1' to='" + anna.jid() + "'><a xmlns='question'/></iq>");
        Element answer = anna.await(e -> RawClient.is(e, "iq", "result", bert.jid()));
        assertTrue(answer.child("question", "a").isPresent());
    }

    @Test
    void aRequestToSomebodyWhoLeavesIsAnsweredOnce() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        anna.send("<iq type='get' id='1' to='" + bert.jid() + "'>" + QUESTION + "</iq>");
        anna.send("<iq type='get' id='2' to='" + bert.jid() + "'>" + QUESTION + "</iq>");
        bert.await(e -> e.attribute("id").filter("2"::equals).isPresent());
        bert.send("<iq type='result' id='2' to='" + anna.jid() + "'/>");
        anna.await(e -> RawClient.is(e, "iq", "result", bert.jid()));
        bert.close();
        Element answer = anna.next();
        assertEquals("1", answer.attribute("id").orElse(""));
        assertEquals("service-unavailable", RawClient.condition(answer));
        assertEquals(List.of(), anna.arrived());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<iq type='get' id='x' to='localhost'/>",
                "<iq type='get' id='x' to='localhost'><a xmlns='a'/><b xmlns='b'/></iq>",
                "<iq type='sing' id='x' to='localhost'><a xmlns='a'/></iq>",
                "<iq id='x' to='bert@localhost/b'><a xmlns='a'/></iq>",
                "<iq type='get' to='bert@localhost/b'><a xmlns='a'/></iq>",
                "<presence id='x' type='sing'/>",
            })
    void whatIsNoProperStanzaIsABadRequest(String stanza) throws Exception {
        RawClient anna = online("anna", "a");
        anna.send(stanza);
        assertEquals("bad-request", RawClient.condition(anna.next()));
    }

    @Test
    void errorsAndAnswersAreNeverAnswered() throws Exception {
        RawClient anna = online("anna", "a");
        for (String to : List.of("nobody@localhost", "bert@localhost/x", "foreign.example", "localhost", "@")) {
            anna.send("<iq type='error' id='1' to='" + to + "'/><iq type='result' id='2' to='" + to + "'/>"
                    + "<message type='error' to='" + to + "'/><presence type='error' to='" + to + "'/>");
        }
        assertEquals(List.of(), anna.arrived());
    }

    private static String message(String to, String type, String body) {
        return "<message to='" + to + "' type='" + type + "'><body>" + body + "</body></message>";
    }

    private static List<String> bodies(List<Element> stanzas) {
        return stanzas.stream()
                .filter(e -> e.localName().equals("message"))
                .flatMap(e -> e.child(Namespaces.CLIENT, "body").stream())
                .map(Element::text)
                .toList();
    }

    @Test
    void messagesToAnAccountGoToTheHighestPriority() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient low = online("bert", "low");
        RawClient high = online("bert", "high");
        RawClient negative = online("bert", "negative");
        high.send("<presence><priority>5</priority></presence>");
        negative.send("<presence><priority>-1</priority></presence>");
        high.arrived();
        negative.arrived();
        low.arrived();
        anna.send(message("bert@localhost", "chat", "chat") + message("bert@localhost", "normal", "normal"));
        anna.send(message("bert@localhost", "headline", "news") + message("bert@localhost/negative", "chat", "full"));
        anna.send(message("bert@localhost/gone", "chat", "once full"));
        assertEquals(List.of(), anna.arrived());
        assertEquals(List.of("chat", "normal", "news", "once full"), bodies(high.arrived()));
        assertEquals(List.of("news"), bodies(low.arrived()));
        assertEquals(List.of("full"), bodies(negative.arrived()));
    }

    @ParameterizedTest
    @CsvSource({
        "bert@localhost, groupchat, service-unavailable",
        "bert@localhost/gone, normal, service-unavailable",
        "bert@localhost/gone, groupchat, service-unavailable",
        "bert@localhost/gone, headline, ''",
        "bert@localhost, headline, ''",
        "bert@localhost, chat, ''",
        "nobody@localhost, chat, service-unavailable",
        "localhost, normal, service-unavailable",
        "foreign.example, chat, remote-server-not-found",
    })
    void messagesThatReachNobodyComeBackWhereDue(String to, String type, String condition) throws Exception {
        RawClient anna = online("anna", "a");
        anna.send(message(to, type, "Hi"));
        List<String> conditions =
                anna.arrived().stream().map(RawClient::condition).toList();
        assertEquals(condition.isEmpty() ? List.of() : List.of(condition), conditions);
    }

    @Test
    void messagesWaitForWhoeverIsNotThere() throws Exception {
        RawClient anna = online("anna", "a");
        anna.send(message("bert@localhost", "chat", "1") + message("bert@localhost", "normal", "2"));
        anna.send("<message to='bert@localhost'><body>no</body><no-store xmlns='" + Ns.HINTS + "'/></message>");
        anna.send("<message to='bert@localhost' type='chat'><active xmlns='" + Ns.CHAT_STATES + "'/></message>");
        anna.send("<message to='bert@localhost'><friend xmlns='urn:xmpp:iot:provisioning' jid='x@y'/></message>");
        anna.arrived();
        RawClient bert = bound("bert", "b");
        bert.send("<presence><priority>-1</priority></presence>");
        assertEquals(List.of(), bodies(bert.arrived()));
        bert.send("<presence/>");
        List<Element> kept = bert.arrived().stream()
                .filter(e -> e.localName().equals("message"))
                .toList();
        assertEquals(3, kept.size());
        assertEquals(List.of("1", "2"), bodies(kept));
        Element delay = kept.get(0).child(Ns.DELAY, "delay").orElseThrow();
        assertEquals("localhost", delay.attribute("from").orElse(""));
        assertTrue(delay.attribute("stamp").filter(s -> s.endsWith("Z")).isPresent());
        assertEquals(anna.jid(), kept.get(0).attribute("from").orElse(""));
        bert.send("<presence type='unavailable'/><presence/>");
        assertEquals(List.of(), bodies(bert.arrived()));
    }

    @Test
    void aFullStoreOfMessagesIsSaid() throws Exception {
        RawClient anna = online("anna", "a");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            many.append(message("bert@localhost", "chat", "m" + i));
        }
        anna.send(many.toString());
        assertEquals(
                List.of("service-unavailable"),
                anna.arrived().stream().map(RawClient::condition).toList());
    }

    @Test
    void theServerTellsWhatItIs() throws Exception {
        RawClient anna = online("anna", "a");
        Element info = anna.request("get", "localhost", "<query xmlns='" + Namespaces.DISCO_INFO + "'/>")
                .firstChild()
                .orElseThrow();
        assertEquals("server", info.children().get(0).attribute("category").orElse(""));
        List<String> features = info.children(Namespaces.DISCO_INFO, "feature").stream()
                .flatMap(f -> f.attribute("var").stream())
                .toList();
        assertTrue(features.containsAll(List.of(Namespaces.DISCO_INFO, Ns.PING, Ns.VERSION, Ns.REGISTER)));
        Element items = anna.request("get", "localhost", "<query xmlns='" + Namespaces.DISCO_ITEMS + "'/>")
                .firstChild()
                .orElseThrow();
        assertEquals(
                List.of("registry.localhost"),
                items.children().stream()
                        .map(i -> i.attribute("jid").orElse(""))
                        .toList());
        Element version = anna.request("get", "localhost", "<query xmlns='" + Ns.VERSION + "'/>");
        assertTrue(
                version.firstChild().flatMap(q -> q.child(Ns.VERSION, "name")).isPresent());
        Element time = anna.request("get", "localhost", "<time xmlns='" + Ns.TIME + "'/>");
        assertTrue(time.firstChild().flatMap(q -> q.child(Ns.TIME, "utc")).isPresent());
        Element node =
                anna.request("get", "localhost", "<query xmlns='" + Namespaces.DISCO_INFO + "' node='commands'/>");
        assertEquals("item-not-found", RawClient.condition(node));
        for (String own : List.of("", "anna@localhost", "localhost")) {
            Element pong = anna.request("get", own, "<ping xmlns='" + Ns.PING + "'/>");
            assertEquals("result", pong.attribute("type").orElse(""), own);
        }
    }

    @Test
    void anAccountShowsItselfToFriendsOnly() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        String query = "<query xmlns='" + Namespaces.DISCO_INFO + "'/>";
        assertEquals("service-unavailable", RawClient.condition(anna.request("get", "bert@localhost", query)));
        approve(anna, bert);
        Element info = anna.request("get", "bert@localhost", query);
        assertEquals("result", info.attribute("type").orElse(""));
        assertEquals("service-unavailable", RawClient.condition(bert.request("get", "anna@localhost", query)));
    }

    @Test
    void whatAClientDidNotReadIsKept() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        bert.close();
        for (int i = 0; i < 50; i++) {
            anna.send(message("bert@localhost", "chat", "m" + i));
        }
        anna.arrived();
        eventually("bert is gone", () -> {
            anna.send("<iq type='get' id='probe' to='bert@localhost/b'>" + QUESTION + "</iq>");
            return !RawClient.condition(anna.await(
                            e -> e.attribute("id").filter("probe"::equals).isPresent()))
                    .isEmpty();
        });
        RawClient again = online("bert", "b");
        List<String> kept = bodies(again.arrived());
        assertFalse(kept.isEmpty());
        assertEquals("m49", kept.get(kept.size() - 1));
    }
}
