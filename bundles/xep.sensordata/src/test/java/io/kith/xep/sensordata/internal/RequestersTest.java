// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import static io.kith.xep.sensordata.internal.House.CLIENT;
import static io.kith.xep.sensordata.internal.House.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Sample;
import io.kith.model.Value;
import io.kith.model.XmlDuration;
import io.kith.xml.Element;
import io.kith.xmpp.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests as docs/xep/peers.md shows them, and answers that their senders can read. */
class RequestersTest {

    private static final String CAPS = "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' ver='x' node='";

    private final House house = new House();

    private List<String> read(String id, String attributes, Field... fields) throws Exception {
        house.ask(house.iq(CLIENT, id, House.req(attributes)));
        var hearer = house.things.last().hearer();
        hearer.sampled(new Sample(NodeRef.of("hall"), NOW, List.of(fields)));
        hearer.done();
        return house.texts();
    }

    private static String types(String text) {
        Element fields = House.parse(text);
        StringBuilder types = new StringBuilder();
        for (Element node : fields.children()) {
            for (Element timestamp : node.children()) {
                for (Element field : timestamp.children()) {
                    types.append(field.localName())
                            .append('=')
                            .append(field.attribute("value").orElse(""))
                            .append(' ');
                }
            }
        }
        return types.toString().strip();
    }

    private static final Field COUNT = Field.momentary("Count", Value.of("8", ""));
    private static final Field LIGHT = Field.momentary("Light", Value.of("50", "%"));
    private static final Field HALF = Field.momentary("Half", Value.of("8.0", ""));
    private static final Field HUGE = Field.momentary("Huge", Value.of("3000000000", ""));
    private static final Field NUMBER = Field.momentary("Number", Value.of(7));
    private static final Field LONG = Field.momentary("Long", Value.of(9L));
    private static final Field SPAN = Field.momentary("Span", new Value.Span(XmlDuration.of(Duration.ofMinutes(3))));

    @Test
    void smackGetsWholeNumbersAsIntAndTheEndApart() throws Exception {
        List<String> sent = read("82FLN-25", "seqnr='1' momentary='true'", COUNT, LIGHT, HALF, HUGE, LONG);
        assertEquals(2, sent.size());
        assertEquals("int=8 numeric=50 numeric=8.0 numeric=3000000000 int=9", types(sent.get(0)));
        assertTrue(sent.get(0).contains("done='false'"));
        assertEquals("<fields xmlns='urn:xmpp:iot:sensordata' seqnr='1' done='true'/>", sent.get(1));
    }

    @Test
    void smackIsKnownByItsPresenceToo() throws Exception {
        house.requesters.note(
                house.presence(Presence.Type.AVAILABLE, CLIENT, CAPS + "https://igniterealtime.org/projects/smack'/>"));
        assertEquals(
                "int=8", types(read("x", "seqnr='1' momentary='true'", COUNT).get(0)));
    }

    @Test
    void anotherSoftwareIsBelievedToBeWhatItsPresenceSays() throws Exception {
        house.requesters.note(house.presence(Presence.Type.AVAILABLE, CLIENT, CAPS + "https://example.org/'/>"));
        List<String> sent = read("82FLN-25", "seqnr='1' momentary='true'", COUNT);
        assertEquals(1, sent.size());
        assertEquals("numeric=8", types(sent.get(0)));
    }

    @Test
    void whatPresenceSaidIsForgottenWithThePresence() throws Exception {
        house.requesters.note(
                house.presence(Presence.Type.AVAILABLE, CLIENT, CAPS + "https://igniterealtime.org/projects/smack'/>"));
        house.requesters.note(house.presence(Presence.Type.UNAVAILABLE, CLIENT, ""));
        assertEquals(
                "numeric=8",
                types(read("x", "seqnr='1' momentary='true'", COUNT).get(0)));
    }

    @Test
    void aFailureDoesNotKeepTheEndFromSmack() throws Exception {
        house.ask(house.iq(CLIENT, "82FLN-25", House.req("seqnr='1' momentary='true'")));
        var hearer = house.things.last().hearer();
        hearer.failed(new Failure(NodeRef.of("hall"), NOW, "Timeout."));
        hearer.done();
        List<String> sent = house.texts();
        assertEquals(2, sent.size());
        assertTrue(sent.get(0).startsWith("<failure") && sent.get(0).contains("done='false'"), sent.get(0));
        assertTrue(sent.get(1).contains("done='true'"));
    }

    @Test
    void slixmppGetsEveryNumberAsNumericAndTheRestAsText() throws Exception {
        List<String> sent = read("3", "seqnr='3' momentary='true'", COUNT, NUMBER, LONG, SPAN);
        assertEquals(1, sent.size());
        assertEquals("numeric=8 numeric=7 numeric=9 string=PT3M", types(sent.get(0)));
    }

    @Test
    void everybodyElseGetsTheTypesAsTheyAre() throws Exception {
        List<String> sent = read("S0001", "seqnr='1' momentary='true'", COUNT, NUMBER, LONG, SPAN);
        assertEquals("numeric=8 int=7 long=9 duration=PT3M", types(sent.get(0)));
    }

    @Test
    void smackCanNotAskForStatusSoThisIsSomebodyElse() throws Exception {
        List<String> sent = read("82FLN-25", "seqnr='1' status='true'", COUNT);
        assertEquals("numeric=8", types(sent.get(0)));
    }

    @Test
    void onlySoManyPresencesAreRemembered() throws Exception {
        for (int i = 0; i < 5000; i++) {
            house.requesters.note(house.presence(
                    Presence.Type.AVAILABLE,
                    CLIENT.withResource("r" + i),
                    CAPS + "https://igniterealtime.org/projects/smack'/>"));
        }
        assertEquals(
                Requester.CONFORMANT,
                house.requesters.of(house.iq(CLIENT.withResource("r0"), "x", House.req("seqnr='1'")), "1"));
        assertEquals(
                Requester.SMACK,
                house.requesters.of(house.iq(CLIENT.withResource("r4999"), "x", House.req("seqnr='1'")), "1"));
    }
}
