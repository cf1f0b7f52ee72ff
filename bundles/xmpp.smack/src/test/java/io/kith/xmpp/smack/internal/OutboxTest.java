// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.junit.jupiter.api.Test;

/** What is held for a moment, beside what goes at once. */
class OutboxTest {

    private final List<OutgoingStanza> queued = new ArrayList<>();
    private final Outbox outbox = new Outbox(queued::add);

    private static Element stanza(int number) {
        return Element.builder(Namespaces.CLIENT, "message")
                .attribute("id", "" + number)
                .build();
    }

    private List<String> queuedTexts() {
        return queued.stream()
                .map(each -> each.toXML(XmlEnvironment.EMPTY).toString())
                .toList();
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "<message id='" + i + "'/>")
                .toList();
    }

    @Test
    void theHeldGoesWithTheNext() {
        outbox.hold(stanza(0));
        assertEquals(List.of(), queued);
        outbox.add(stanza(1));
        assertEquals(texts(2), queuedTexts());
        assertEquals(Long.MAX_VALUE, outbox.lapse());
    }

    @Test
    void theHeldGoesAfterItsMomentIfNothingFollows() {
        outbox.hold(stanza(0));
        long begun = System.nanoTime();
        for (long left = outbox.lapse(); left != Long.MAX_VALUE; left = outbox.lapse()) {
            assertTrue(left > 0 && left <= Outbox.MOMENT);
            assertTrue(System.nanoTime() - begun < 10_000_000_000L);
        }
        assertEquals(texts(1), queuedTexts());
    }

    @Test
    void theHeldGoesWhenTheStreamEnds() {
        outbox.hold(stanza(0));
        outbox.release();
        outbox.release();
        assertEquals(texts(1), queuedTexts());
    }

    @Test
    void nothingOfAFormerSessionIsHeld() {
        outbox.hold(stanza(0));
        outbox.clear();
        outbox.add(stanza(0));
        assertEquals(texts(1), queuedTexts());
    }

    @Test
    void nothingIsHeldWhereMuchWaitsAlready() {
        int many = Outbox.IN_FLIGHT + 5;
        IntStream.range(0, many).forEach(i -> outbox.add(stanza(i)));
        outbox.hold(stanza(many));
        assertEquals(Long.MAX_VALUE, outbox.lapse());
        for (int i = 0; i < queued.size(); i++) {
            queued.get(i).toXML(XmlEnvironment.EMPTY);
        }
        assertEquals(texts(many + 1), queuedTexts());
    }

    @Property
    void noneOvertakesAnother(@ForAll List<Boolean> holds) {
        List<OutgoingStanza> went = new ArrayList<>();
        Outbox box = new Outbox(went::add);
        for (int i = 0; i < holds.size(); i++) {
            if (holds.get(i)) {
                box.hold(stanza(i));
            } else {
                box.add(stanza(i));
                assertEquals(Math.min(i + 1, Outbox.IN_FLIGHT), went.size());
            }
        }
        box.release();
        for (int i = 0; i < went.size(); i++) {
            went.get(i).toXML(XmlEnvironment.EMPTY);
        }
        assertEquals(
                texts(holds.size()),
                went.stream()
                        .map(each -> each.toXML(XmlEnvironment.EMPTY).toString())
                        .toList());
    }
}
