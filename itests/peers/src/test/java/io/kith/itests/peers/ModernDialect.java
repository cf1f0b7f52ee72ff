// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.kith.itests.support.RawClient;
import io.kith.itests.support.Stanza;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

/** The house as XEP-0323 0.6 and XEP-0325 0.5 describe it, asked stanza by stanza. */
public abstract class ModernDialect {

    private static final String SENSOR_DATA = CannedThing.SENSOR_DATA;
    private static final String CONTROL = CannedThing.CONTROL;
    private static final String NODE_NOWHERE = "<node nodeId='Nowhere'/>";
    private static final AtomicInteger SEQUENCE = new AtomicInteger(1000);

    /** The scene of the test class. */
    abstract Scene scene();

    private RawClient raw() {
        return scene().friends().raw();
    }

    private static String req(int sequence, String rest) {
        return "<req xmlns='" + SENSOR_DATA + "' seqnr='" + sequence + "' " + rest;
    }

    private static String set(String content) {
        return "<set xmlns='" + CONTROL + "'>" + content + "</set>";
    }

    private static String output(int number, boolean value) {
        return "<boolean name='Digital Output " + number + "' value='" + value + "'/>";
    }

    /** Reads and returns every field element that came, having checked the order of the exchange. */
    private List<Stanza> read(String thing, String rest) {
        int sequence = SEQUENCE.incrementAndGet();
        int mark = raw().mark();
        Stanza answer = raw().iq("get", thing, req(sequence, rest));
        assertEquals(answer.toString(), "result", answer.attribute("type"));
        Stanza accepted = answer.child(SENSOR_DATA, "accepted").orElseThrow();
        assertEquals(Integer.toString(sequence), accepted.attribute("seqnr"));
        List<Stanza> stanzas = raw().awaitAll("end of the read-out", mark, s -> fields(s)
                .filter(f -> f.attribute("done").equals("true"))
                .isPresent());
        assertEquals("accepted comes first", "iq", stanzas.get(0).name());
        List<Stanza> found = new ArrayList<>();
        for (Stanza stanza : stanzas) {
            fields(stanza).ifPresent(f -> {
                assertEquals(Integer.toString(sequence), f.attribute("seqnr"));
                f.all("timestamp").forEach(t -> {
                    // Needs a zone: without one some peers drop their connection.
                    OffsetDateTime.parse(t.attribute("value"));
                    found.addAll(t.children());
                });
            });
        }
        return found;
    }

    private static Optional<Stanza> fields(Stanza stanza) {
        return stanza.child(SENSOR_DATA, "fields");
    }

    private String stateOf(String parameter) {
        return read(scene().actuator(), "momentary='true'><field name='" + parameter + "'/></req>").stream()
                .filter(f -> f.attribute("name").equals(parameter))
                .map(f -> f.attribute("value"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(parameter + " is not readable"));
    }

    @Test
    public void momentaryReadout() {
        List<Stanza> fields = read(scene().sensor(), "momentary='true'/>");
        Stanza temperature = fields.stream()
                .filter(f -> f.attribute("name").equals("Temperature"))
                .findFirst()
                .orElseThrow();
        assertEquals("numeric", temperature.name());
        assertEquals("C", temperature.attribute("unit"));
        assertEquals("true", temperature.attribute("momentary"));
        assertEquals("true", temperature.attribute("automaticReadout"));
    }

    @Test
    public void fieldsAreFilteredByName() {
        List<Stanza> fields = read(scene().sensor(), "momentary='true'><field name='Motion'/></req>");
        assertEquals(
                List.of("Motion"), fields.stream().map(f -> f.attribute("name")).toList());
    }

    @Test
    public void identityIsReadAsIdentity() {
        List<Stanza> fields = read(scene().sensor(), "identity='true'/>");
        assertTrue(fields.toString(), fields.stream().allMatch(f -> f.attribute("identity")
                .equals("true")));
    }

    @Test
    public void setByIq() {
        for (boolean value : new boolean[] {true, false}) {
            Stanza answer = raw().iq("set", scene().actuator(), set(output(6, value)));
            assertEquals(answer.toString(), "result", answer.attribute("type"));
            assertTrue(answer.child(CONTROL, "setResponse").isPresent());
            assertEquals(Boolean.toString(value), stateOf("Digital Output 6"));
        }
    }

    @Test
    public void setByMessageIsNeverAnswered() {
        for (String content :
                List.of(output(7, true), output(9, true), "<int name='Digital Outputs' value='x'/>", "")) {
            int mark = raw().mark();
            raw().send("<message to='" + scene().actuator() + "'>" + set(content) + "</message>");
            // The ping is answered after whatever the message caused.
            raw().iq("get", scene().actuator(), "<ping xmlns='urn:xmpp:ping'/>");
            assertEquals(
                    List.of(),
                    raw().since(mark).stream()
                            .filter(s -> s.name().equals("message"))
                            .toList());
        }
        assertEquals("true", stateOf("Digital Output 7"));
        raw().iq("set", scene().actuator(), set(output(7, false)));
        assertEquals("false", stateOf("Digital Output 7"));
    }

    @Test
    public void setByForm() {
        for (String value : List.of("1", "0")) {
            Stanza answer = raw().iq(
                            "set",
                            scene().actuator(),
                            set("<x xmlns='jabber:x:data' type='submit'>" + "<field var='Digital Output 8'><value>"
                                    + value + "</value></field></x>"));
            assertEquals(answer.toString(), "result", answer.attribute("type"));
            assertEquals(Boolean.toString(value.equals("1")), stateOf("Digital Output 8"));
        }
    }

    @Test
    public void controlFormCarriesRangesAndStates() {
        Stanza answer = raw().iq("get", scene().actuator(), "<getForm xmlns='" + CONTROL + "'/>");
        Stanza form = answer.child("jabber:x:data", "x").orElseThrow(() -> new AssertionError(answer.toString()));
        Stanza outputs = form.all("field").stream()
                .filter(f -> f.attribute("var").equals("Digital Outputs"))
                .findFirst()
                .orElseThrow();
        Stanza range = outputs.all("range").get(0);
        assertEquals(List.of("0", "255"), List.of(range.attribute("min"), range.attribute("max")));
        assertTrue(
                outputs.all("notSame").toString(),
                outputs.child("urn:xmpp:xdata:dynamic", "notSame").isPresent());
        assertEquals(1, outputs.all("value").size());
    }

    @Test
    public void cancelOfWhatIsNotThereIsCancelled() {
        Stanza answer = raw().iq("get", scene().sensor(), "<cancel xmlns='" + SENSOR_DATA + "' seqnr='77'/>");
        assertTrue(answer.toString(), answer.child(SENSOR_DATA, "cancelled").isPresent());
    }

    @Test
    public void theThingSaysWhatItCan() {
        Stanza answer = raw().iq("get", scene().actuator(), "<query xmlns='http://jabber.org/protocol/disco#info'/>");
        List<String> features =
                answer.all("feature").stream().map(f -> f.attribute("var")).toList();
        assertTrue(features.toString(), features.containsAll(List.of(SENSOR_DATA, CONTROL)));
    }

    /** Broken or impossible requests, each with the condition of its error. */
    private static Map<String, String> sensorTwins() {
        return Map.of(
                "<req xmlns='" + SENSOR_DATA + "' momentary='true'/>",
                "bad-request",
                "<req xmlns='" + SENSOR_DATA + "' seqnr='one' momentary='true'/>",
                "bad-request",
                "<req xmlns='" + SENSOR_DATA + "' seqnr='1' momentary='perhaps'/>",
                "bad-request",
                req(2, "momentary='true' from='yesterday'/>"),
                "bad-request",
                req(3, "momentary='true'><field/></req>"),
                "bad-request",
                req(4, "momentary='true'>" + NODE_NOWHERE + "</req>"),
                "item-not-found",
                "<cancel xmlns='" + SENSOR_DATA + "'/>",
                "bad-request",
                "<unheard xmlns='" + SENSOR_DATA + "'/>",
                "service-unavailable",
                "<req xmlns='urn:kith:test:unknown' seqnr='5'/>",
                "service-unavailable");
    }

    private static Map<String, String> controlTwins() {
        return Map.of(
                set("<boolean name='Digital Output 1' value='maybe'/>"),
                "bad-request",
                set("<boolean name='Digital Output 1'/>"),
                "bad-request",
                set("<boolean value='true'/>"),
                "bad-request",
                set("<int name='Digital Outputs' value='256'/>"),
                "bad-request",
                set("<int name='Digital Outputs' value='99999999999999999999'/>"),
                "bad-request",
                set("<string name='Digital Outputs' value='many'/>"),
                "bad-request",
                set(output(9, true)),
                "item-not-found",
                set(NODE_NOWHERE + output(1, true)),
                "item-not-found",
                set(output(5, true) + "<int name='Digital Outputs' value='-1'/>"),
                "bad-request",
                set(
                        "<x xmlns='jabber:x:data' type='submit'><field var='Digital Outputs'><value>300</value></field></x>"),
                "bad-request");
    }

    @Test
    public void brokenTwinsGetErrorsAndTheStreamsLive() {
        sensorTwins().forEach((payload, condition) -> assertRefused("get", scene().sensor(), payload, condition));
        controlTwins().forEach((payload, condition) -> assertRefused("set", scene().actuator(), payload, condition));
        assertRefused(
                "get",
                scene().actuator(),
                "<getForm xmlns='" + CONTROL + "'>" + NODE_NOWHERE + "</getForm>",
                "item-not-found");
        assertEquals("all or nothing", "false", stateOf("Digital Output 5"));
        assertNotEquals(List.of(), read(scene().sensor(), "momentary='true'/>"));
    }

    private void assertRefused(String type, String thing, String payload, String condition) {
        Stanza answer = raw().iq(type, thing, payload);
        assertEquals(payload + " -> " + answer, condition, answer.condition());
    }

    @Test
    public void anOutOfRangeParameterIsNamed() {
        Stanza answer = raw().iq("set", scene().actuator(), set("<int name='Digital Outputs' value='256'/>"));
        Stanza error = answer.child("jabber:client", "error").orElseThrow();
        assertEquals("modify", error.attribute("type"));
        assertEquals(
                "Digital Outputs",
                error.child(CONTROL, "paramError").orElseThrow().attribute("var"));
    }

    @Test
    public void strangersAreRefusedWhateverTheyAsk() {
        RawClient stranger = scene().strangers().raw();
        assertEquals(Optional.empty(), stranger.befriend("actuator@" + Scene.DOMAIN));
        int mark = stranger.mark();
        List<String> gets = List.of(req(1, "momentary='true'/>"), "<getForm xmlns='" + CONTROL + "'/>");
        for (String get : gets) {
            Stanza answer = stranger.iq("get", scene().actuator(), get);
            assertTrue(answer.toString(), answer.condition().matches("forbidden|service-unavailable"));
        }
        Stanza answer = stranger.iq("set", scene().actuator(), set(output(5, true)));
        assertTrue(answer.toString(), answer.condition().matches("forbidden|service-unavailable"));
        stranger.send("<message to='" + scene().actuator() + "'>" + set(output(5, true)) + "</message>");
        stranger.iq("get", scene().actuator(), "<ping xmlns='urn:xmpp:ping'/>");
        assertEquals("false", stateOf("Digital Output 5"));
        assertEquals(
                List.of(),
                stranger.since(mark).stream()
                        .filter(s -> s.name().equals("message"))
                        .toList());
    }
}
