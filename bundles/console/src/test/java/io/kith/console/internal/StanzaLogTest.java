// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.StanzaListener.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class StanzaLogTest {

    private final StanzaLog log = new StanzaLog(5);

    private static Element message(String body) {
        return Element.builder(Namespaces.CLIENT, "message")
                .attribute("type", "chat")
                .attribute("from", "ann@example.org/a")
                .attribute("to", "hall@example.org")
                .child(Element.builder(Namespaces.CLIENT, "body").text(body).build())
                .build();
    }

    private void add(String account, Direction direction, Element stanza) {
        log.stanza(new FakeConnection(account), direction, FakeThings.NOW, stanza);
    }

    private List<Long> numbers(long after, String account) {
        return log.after(after, entry -> account.isEmpty() || entry.account().equals(account), 3).entries().stream()
                .map(StanzaLog.Entry::number)
                .toList();
    }

    @Test
    void keepsTheLatestOnly() {
        for (int i = 1; i <= 9; i++) {
            add("hall", Direction.IN, message("m" + i));
        }
        assertEquals(9, log.after(0, entry -> true, 100).last());
        assertEquals(5, log.after(0, entry -> true, 100).entries().size());
        assertEquals(List.of(7L, 8L, 9L), numbers(0, ""));
        assertEquals(List.of(9L), numbers(8, ""));
        log.resize(2);
        assertEquals(List.of(8L, 9L), numbers(0, ""));
    }

    @Test
    void oneAccountCanBeLookedAtAlone() {
        add("hall", Direction.IN, message("a"));
        add("porch", Direction.IN, message("b"));
        add("hall", Direction.OUT, message("c"));
        assertEquals(List.of(1L, 3L), numbers(0, "hall"));
        assertEquals(List.of(2L), numbers(0, "porch"));
    }

    @Test
    void aHugeStanzaIsKeptWithoutItsPayload() {
        add("hall", Direction.IN, message("x".repeat(1_000_000)));
        StanzaLog.Entry entry = log.after(0, e -> true, 1).entries().get(0);
        assertTrue(entry.cut());
        String xml = Json.write(StanzaText.describe(entry));
        assertTrue(xml.contains("ann@example.org/a") && xml.length() < 1000, xml);
    }

    @Test
    void aStanzaIsDescribedByTheOtherSideAndWhatItCarries() {
        add("hall", Direction.IN, message("?"));
        add("hall", Direction.OUT, message("21 °C"));
        Element forbidden = Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", "error")
                .child(Element.builder("urn:xmpp:iot:sensordata", "req").build())
                .child(Element.builder(Namespaces.CLIENT, "error")
                        .child(Namespaces.STANZAS, "forbidden")
                        .build())
                .build();
        add("hall", Direction.OUT, forbidden);
        List<String> said = log.after(0, e -> true, 3).entries().stream()
                .map(StanzaText::describe)
                .map(shown -> shown.get("in") + " " + shown.get("peer") + " " + shown.get("what"))
                .toList();
        assertEquals(
                List.of(
                        "true ann@example.org/a ?",
                        "false hall@example.org 21 °C",
                        "false  forbidden, req urn:xmpp:iot:sensordata"),
                said);
    }

    @Test
    void sizesAreCountedOnlyAsFarAsNeeded() {
        Element deep = message("x".repeat(100));
        assertTrue(StanzaText.size(deep, 1000) > 100);
        assertFalse(StanzaText.size(deep, 1000) > 1000);
    }
}
