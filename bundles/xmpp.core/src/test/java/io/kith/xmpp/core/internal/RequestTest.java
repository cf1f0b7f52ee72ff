// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Iq;
import io.kith.xmpp.StanzaException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of ours, and whose answers count. */
class RequestTest {

    private static final Jid ROMEO = Jid.of("romeo@example.net/a");
    private static final Element PING = Element.of("urn:xmpp:ping", "ping");

    private final House house = House.client();

    @BeforeEach
    void online() {
        house.link.onlineWithRoster("");
    }

    @AfterEach
    void end() {
        house.close();
    }

    private CompletableFuture<Element> ask(Optional<Jid> to, Duration timeout) {
        return house.connection.request(to, Iq.Type.GET, PING, timeout).toCompletableFuture();
    }

    private void answer(String id, String from) {
        String sender = from.isEmpty() ? "" : " from='" + from + "'";
        house.link.receive("<iq xmlns='jabber:client' type='result' id='" + id + "'" + sender + "/>");
    }

    @Test
    void theAddresseeAnswers() {
        CompletableFuture<Element> answer = ask(Optional.of(ROMEO), Duration.ofHours(1));
        Element request = house.link.next();
        assertEquals("romeo@example.net/a", request.attribute("to").orElseThrow());
        answer(request.attribute("id").orElseThrow(), "romeo@example.net/a");
        assertTrue(answer.isDone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "romeo@example.net", "romeo@example.net/b", "mallory@example.net/a", "not@an@address"})
    void nobodyElseAnswers(String liar) {
        CompletableFuture<Element> answer = ask(Optional.of(ROMEO), Duration.ofHours(1));
        String id = house.link.next().attribute("id").orElseThrow();
        answer(id, liar);
        assertFalse(answer.isDone());
        answer(id, "romeo@example.net/a");
        assertTrue(answer.isDone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sensor@example.org", "example.org", "sensor@example.org/kith"})
    void theServerAnswersInSeveralNames(String name) {
        CompletableFuture<Element> answer = ask(Optional.empty(), Duration.ofHours(1));
        answer(house.link.next().attribute("id").orElseThrow(), name);
        assertTrue(answer.isDone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.net", "mallory@example.org", "not@an@address"})
    void nobodyElseAnswersForTheServer(String liar) {
        CompletableFuture<Element> answer = ask(Optional.empty(), Duration.ofHours(1));
        answer(house.link.next().attribute("id").orElseThrow(), liar);
        assertFalse(answer.isDone());
    }

    @Test
    void anErrorFailsWithWhatItSays() {
        CompletableFuture<Element> answer = ask(Optional.of(ROMEO), Duration.ofHours(1));
        house.link.receive("<iq xmlns='jabber:client' type='error' from='romeo@example.net/a' id='"
                + house.link.next().attribute("id").orElseThrow()
                + "'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        assertEquals(Condition.ITEM_NOT_FOUND, conditionOf(answer));
    }

    @Test
    void withoutAnAnswerItFailsInTime() {
        CompletableFuture<Element> answer = ask(Optional.of(ROMEO), Duration.ofMillis(20));
        assertEquals(Condition.REMOTE_SERVER_TIMEOUT, conditionOf(answer));
        answer(house.link.next().attribute("id").orElseThrow(), "romeo@example.net/a");
        assertEquals(0, house.link.unread());
    }

    @Test
    void idsAreLongAndNeverTheSame() {
        ask(Optional.of(ROMEO), Duration.ofHours(1));
        ask(Optional.of(ROMEO), Duration.ofHours(1));
        String first = house.link.next().attribute("id").orElseThrow();
        String second = house.link.next().attribute("id").orElseThrow();
        assertNotEquals(first, second);
        assertEquals(20, first.length());
    }

    @Test
    void thereIsAnEndToHowManyWait() {
        for (int i = 0; i < 1000; i++) {
            assertFalse(ask(Optional.of(ROMEO), Duration.ofHours(1)).isDone());
        }
        assertEquals(Condition.RESOURCE_CONSTRAINT, conditionOf(ask(Optional.of(ROMEO), Duration.ofHours(1))));
    }

    @Test
    void answersThatNobodyWaitsForAreNotAnswered() {
        answer("unknown", "romeo@example.net/a");
        house.link.receive("<iq xmlns='jabber:client' type='error' id='x' from='romeo@example.net/a'/>");
        house.link.receive("<iq xmlns='jabber:client' type='error' from='romeo@example.net/a'/>");
        assertEquals(0, house.link.unread());
    }

    private static Condition conditionOf(CompletableFuture<Element> answer) {
        ExecutionException e = assertThrows(ExecutionException.class, answer::get);
        return assertInstanceOf(StanzaException.class, e.getCause()).condition();
    }
}
