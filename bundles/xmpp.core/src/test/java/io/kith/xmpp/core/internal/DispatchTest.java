// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Iq;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Message;
import io.kith.xmpp.MessageHandler;
import io.kith.xmpp.Presence;
import io.kith.xmpp.PresenceHandler;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchTest {

    private final House house = new House(FakeLink.client(), Duration.ofMillis(50));

    @BeforeEach
    void online() {
        house.link.onlineWithRoster("");
    }

    @AfterEach
    void end() {
        house.close();
    }

    private Element ask(String attributes, String payload) {
        house.link.receive("<iq xmlns='jabber:client' " + attributes + ">" + payload + "</iq>");
        return house.link.next();
    }

    private Element ask() {
        return ask("type='get' id='1' from='romeo@example.net/a'", "<a xmlns='urn:x'/>");
    }

    private static Condition conditionOf(Element answer) {
        assertEquals("error", answer.attribute("type").orElseThrow());
        return StanzaException.of(answer).condition();
    }

    @Test
    void theHandlerOfThePayloadAnswers() {
        List<Iq> seen = new ArrayList<>();
        house.handleIq("{urn:x}a", iq -> {
            seen.add(iq);
            return Reply.of(Element.of("urn:x", "b")).now();
        });
        Element answer = ask("type='set' id='7' from='Romeo@example.net/a' xml:lang='sv'", "<a xmlns='urn:x'/>");
        assertEquals("result", answer.attribute("type").orElseThrow());
        assertEquals("7", answer.attribute("id").orElseThrow());
        assertEquals("Romeo@example.net/a", answer.attribute("to").orElseThrow());
        assertTrue(answer.attribute("from").isEmpty());
        assertTrue(answer.firstChild().orElseThrow().is("urn:x", "b"));
        assertEquals("romeo@example.net/a", seen.get(0).from().toString());
        assertEquals("sv", seen.get(0).language().orElseThrow());
        assertEquals("sensor@example.org/kith", seen.get(0).to().toString());
        assertEquals(Iq.Type.SET, seen.get(0).type());
    }

    @Test
    void aComponentAnswersAsTheAddressThatWasAsked() {
        try (House component = House.component()) {
            component.link.online();
            component.handleIq("{urn:x}a", iq -> Reply.empty().now());
            component.link.receive("<iq xmlns='jabber:client' type='get' id='1' from='romeo@example.net/a'"
                    + " to='lamp@things.example.org/x'><a xmlns='urn:x'/></iq>");
            assertEquals(
                    "lamp@things.example.org/x",
                    component.link.next().attribute("from").orElseThrow());
        }
    }

    @Test
    void whatNobodyTakesIsUnavailable() {
        assertEquals(Condition.SERVICE_UNAVAILABLE, conditionOf(ask()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a xmlns='urn:x'/><a xmlns='urn:x'/>"})
    void aRequestHasOneChild(String children) {
        house.handleIq("{urn:x}a", iq -> Reply.empty().now());
        assertEquals(Condition.BAD_REQUEST, conditionOf(ask("type='get' id='1' from='a@b/c'", children)));
    }

    @Test
    void anUnknownTypeIsABadRequest() {
        assertEquals(Condition.BAD_REQUEST, conditionOf(ask("type='peek' id='1' from='a@b/c'", "<a xmlns='urn:x'/>")));
    }

    @Test
    void withoutAnIdThereIsNothingToAnswer() {
        house.link.receive("<iq xmlns='jabber:client' type='get' from='a@b/c'><a xmlns='urn:x'/></iq>");
        assertEquals(0, house.link.unread());
    }

    @Test
    void withoutASenderItIsTheServer() {
        Element answer = ask("type='get' id='1'", "<ping xmlns='urn:xmpp:ping'/>");
        assertEquals("result", answer.attribute("type").orElseThrow());
        assertTrue(answer.attribute("to").isEmpty());
    }

    @Test
    void refusalsAndFailuresBecomeTheirErrors() {
        StanzaException forbidden = new StanzaException(Condition.FORBIDDEN, "No.");
        Runnable gone = house.handleIq("{urn:x}a", iq -> {
            throw forbidden;
        });
        assertEquals(Condition.FORBIDDEN, conditionOf(ask()));
        gone.run();
        gone = house.handleIq(
                "{urn:x}a", iq -> CompletableFuture.completedFuture("").thenApply(s -> {
                    throw new CompletionException(forbidden);
                }));
        assertEquals(Condition.FORBIDDEN, conditionOf(ask()));
        gone.run();
        gone = house.handleIq("{urn:x}a", iq -> {
            throw new IllegalStateException("secret path");
        });
        Element answer = ask();
        assertEquals(Condition.INTERNAL_SERVER_ERROR, conditionOf(answer));
        assertFalse(answer.toString().contains("secret"));
        gone.run();
        house.handleIq("{urn:x}a", iq -> new CompletableFuture<>());
        assertEquals(Condition.REMOTE_SERVER_TIMEOUT, conditionOf(ask()));
    }

    @Test
    void whatOlderPeersLookForStandsBeforeTheError() {
        house.handleIq("{urn:x}a", iq -> {
            throw new StanzaException(Condition.FORBIDDEN, "No.").beside(Element.of("urn:x", "rejected"));
        });
        List<String> names = ask().children().stream().map(Element::localName).toList();
        assertEquals(List.of("rejected", "error"), names);
    }

    @Test
    void theAnswerIsSentBeforeWhatFollows() {
        List<Integer> unread = new ArrayList<>();
        house.handleIq(
                "{urn:x}a",
                iq -> Reply.empty().then(() -> unread.add(house.link.unread())).now());
        ask();
        assertEquals(List.of(1), unread);
    }

    @Test
    void whatFollowsAlsoHearsOfALostStream() {
        CompletableFuture<Reply> later = new CompletableFuture<>();
        List<String> ran = new ArrayList<>();
        try (House patient = House.client()) {
            patient.link.onlineWithRoster("");
            patient.handleIq("{urn:x}a", iq -> later);
            patient.link.receive("<iq xmlns='jabber:client' type='get' id='1' from='a@b/c'><a xmlns='urn:x'/></iq>");
            patient.link.state(Status.State.WAITING);
            later.complete(Reply.empty().then(() -> ran.add("then")));
            assertEquals(List.of("then"), ran);
            assertEquals(0, patient.link.unread());
        }
    }

    @Test
    void whatFollowsAnAnswerThatCameTooLateDoesNotHappen() {
        CompletableFuture<Reply> later = new CompletableFuture<>();
        List<String> ran = new ArrayList<>();
        house.handleIq("{urn:x}a", iq -> later);
        assertEquals(Condition.REMOTE_SERVER_TIMEOUT, conditionOf(ask()));
        later.complete(Reply.empty().then(() -> ran.add("then")));
        assertEquals(List.of(), ran);
        assertEquals(0, house.link.unread());
    }

    @Test
    void handlersComeAndGoUnderLoad() throws Exception {
        int requests = 5000;
        AtomicBoolean ended = new AtomicBoolean();
        Thread bundles = new Thread(() -> {
            while (!ended.get()) {
                house.handleIq("{urn:x}a", iq -> Reply.empty().now()).run();
            }
        });
        bundles.start();
        try {
            for (int i = 0; i < requests; i++) {
                Element answer = ask("type='get' id='" + i + "' from='a@b/c'", "<a xmlns='urn:x'/>");
                assertEquals(Integer.toString(i), answer.attribute("id").orElseThrow());
                assertTrue(answer.attribute("type").orElseThrow().equals("result")
                        || conditionOf(answer) == Condition.SERVICE_UNAVAILABLE);
            }
        } finally {
            ended.set(true);
            bundles.join();
        }
        assertEquals(0, house.link.unread());
    }

    @Test
    void handlersComeAndGo() {
        Runnable gone = house.handleIq("{urn:x}a", iq -> Reply.empty().now());
        assertEquals("result", ask().attribute("type").orElseThrow());
        gone.run();
        assertEquals(Condition.SERVICE_UNAVAILABLE, conditionOf(ask()));
    }

    @Test
    void handlersMayBeForOtherAccounts() {
        IqHandler handler = iq -> Reply.empty().now();
        house.whiteboard.put(
                handler,
                Map.of("service.id", 99L, "kith.handles.elements", "{urn:x}a", "kith.handles.accounts", "lamp"));
        assertEquals(Condition.SERVICE_UNAVAILABLE, conditionOf(ask()));
        house.whiteboard.put(
                handler,
                Map.of("service.id", 99L, "kith.handles.elements", "{urn:x}a", "kith.handles.accounts", "sensor"));
        assertEquals("result", ask().attribute("type").orElseThrow());
    }

    @Test
    void tooManyAtOnceAreToldToWait() {
        try (House patient = House.client()) {
            patient.link.onlineWithRoster("");
            patient.handleIq("{urn:x}a", iq -> new CompletableFuture<>());
            for (int i = 0; i <= Dispatch.MOST_AT_ONCE; i++) {
                patient.link.receive("<iq xmlns='jabber:client' type='get' id='" + i
                        + "' from='romeo@example.net/a'><a xmlns='urn:x'/></iq>");
            }
            assertEquals(Condition.RESOURCE_CONSTRAINT, conditionOf(patient.link.next()));
            assertEquals(0, patient.link.unread());
        }
    }

    @Test
    void eachHandlerHearsAMessageOnceAndErrorsNobody() {
        List<Message> heard = new ArrayList<>();
        MessageHandler handler = heard::add;
        house.whiteboard.put(
                handler,
                Map.of("service.id", 100L, "kith.handles.elements", List.of("{jabber:client}body", "{urn:x}a")));
        house.handle("{urn:other}a", (MessageHandler) m -> heard.add(m));
        house.link.receive("<message xmlns='jabber:client' from='romeo@example.net/a' type='chat' id='m'>"
                + "<body>?</body><a xmlns='urn:x'/></message>");
        assertEquals(1, heard.size());
        assertEquals("?", heard.get(0).body().orElseThrow());
        assertFalse(heard.get(0).delayed());
        house.link.receive(
                "<message xmlns='jabber:client' from='romeo@example.net/a' type='error'>" + "<body>?</body></message>");
        assertEquals(1, heard.size());
        house.link.receive("<message xmlns='jabber:client' from='romeo@example.net/a' type='odd'>"
                + "<body>?</body><delay xmlns='urn:xmpp:delay' stamp='2026-01-01T00:00:00Z'/></message>");
        assertEquals("normal", heard.get(1).type());
        assertTrue(heard.get(1).delayed());
    }

    @Test
    void aHandlerThatFailsKeepsNothingFromOthers() {
        List<Presence.Type> heard = new ArrayList<>();
        house.handle("", (PresenceHandler) p -> {
            throw new IllegalStateException("broken");
        });
        house.handle("", (PresenceHandler) p -> heard.add(p.type()));
        house.link.receive("<presence xmlns='jabber:client' from='romeo@example.net' type='subscribe'/>");
        house.link.receive("<presence xmlns='jabber:client' from='romeo@example.net' type='error'/>");
        house.link.receive("<presence xmlns='jabber:client' from='romeo@example.net' type='probe'/>");
        assertEquals(List.of(Presence.Type.SUBSCRIBE), heard);
    }
}
