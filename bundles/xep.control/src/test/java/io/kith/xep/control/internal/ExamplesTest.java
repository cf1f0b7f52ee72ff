// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.control.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.model.Parameter;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.ThingException;
import io.kith.xml.Element;
import io.kith.xmpp.Iq;
import io.kith.xmpp.StanzaException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests that XEP-0325 shows get the answers that it shows, and its messages are carried out. */
class ExamplesTest {

    private final House house = new House();

    private void makeDimmer() {
        house.things
                .with(
                        "Dimmer",
                        Parameter.of("FadeTimeMilliseconds", ValueType.INT)
                                .titled(
                                        "Fade Time (ms):",
                                        "Time in milliseconds used to fade the light to the desired level.")
                                .between(0, 4095),
                        Value.of(300))
                .with(
                        "Dimmer",
                        Parameter.of("OutputPercent", ValueType.INT)
                                .titled("Output (%):", "Dimmer output, in percent.")
                                .between(0, 100),
                        Value.of(100))
                .with(
                        "Dimmer",
                        Parameter.of("MainSwitch", ValueType.BOOLEAN)
                                .titled("Main switch", "If the dimmer is turned on or off."),
                        Value.of(true));
    }

    private void makeOutputs(boolean analogToo) {
        for (int i = 1; i <= 4; i++) {
            house.things.with("DigitalOutput" + i, Parameter.of("Output", ValueType.BOOLEAN), Value.of(true));
        }
        for (int i = 1; analogToo && i <= 4; i++) {
            house.things.with("AnalogOutput" + i, Parameter.of("Output", ValueType.INT), Value.of(1));
        }
    }

    private static Element payload(String file) throws Exception {
        return House.example(file).firstChild().orElseThrow();
    }

    private void assertRefusedAsShown(String request, String answer) throws Exception {
        StanzaException e = house.refused(payload(request));
        Element shown = House.trimmed(payload(answer));
        Element given = e.toElement();
        assertEquals(shown.attribute("type"), given.attribute("type"));
        for (Element child : shown.children()) {
            boolean same = given.children().contains(child)
                    || (child.localName().equals("text")
                            && given.children().stream().anyMatch(c -> c.name().equals(child.name())));
            assertEquals(true, same, child + " in " + given);
        }
    }

    @Test
    void settingByIq() throws Exception {
        house.things.with("out", Parameter.of("Output", ValueType.BOOLEAN), Value.of(false));
        Element answer = house.ask(payload("002-iq-stanza-for-setting-a-value.1.xml"));
        assertEquals(House.trimmed(payload("002-iq-stanza-for-setting-a-value.2.xml")), answer.without("responseCode"));
        assertEquals(List.of(new Setting("Output", Value.of(true))), house.things.done);
    }

    @Test
    void settingTheWrongType() throws Exception {
        house.things.with("out", Parameter.of("Output", ValueType.INT), Value.of(1));
        assertRefusedAsShown(
                "003-control-failure-response.repaired.1.xml", "003-control-failure-response.repaired.2.xml");
    }

    @Test
    void gettingTheFormOfADimmer() throws Exception {
        makeDimmer();
        Element shown = House.trimmed(payload("015-getting-a-control-form.2.repaired.xml"));
        Element given = house.ask(Iq.Type.GET, payload("015-getting-a-control-form.1.xml"));
        List<Element> shownFields = shown.children("jabber:x:data", "field");
        assertEquals(
                shownFields.subList(1, shownFields.size()),
                given.children("jabber:x:data", "field"),
                "the same fields, without a session that nobody needs");
        assertEquals(shown.child("jabber:x:data", "title"), given.child("jabber:x:data", "title"));
        String layout = "http://jabber.org/protocol/xdata-layout";
        assertEquals(
                shown.child(layout, "page").orElseThrow().children(),
                given.child(layout, "page").orElseThrow().children());
    }

    @Test
    void gettingTheFormWithoutLeave() throws Exception {
        makeDimmer();
        house.things.refusal = Optional.of(new ThingException(ThingException.Reason.FORBIDDEN, "Access denied."));
        assertRefusedAsShown("016-getting-a-control-form-failure.1.xml", "016-getting-a-control-form-failure.2.xml");
    }

    @Test
    void submittingPartOfAForm() throws Exception {
        makeDimmer();
        Element answer = house.ask(payload("017-setting-a-partial-control-form.1.xml"));
        assertEquals(
                House.trimmed(payload("017-setting-a-partial-control-form.2.xml")), answer.without("responseCode"));
        assertEquals(
                List.of(new Setting("FadeTimeMilliseconds", Value.of(500)), new Setting("OutputPercent", Value.of(10))),
                house.things.done);
    }

    @Test
    void submittingAFormOutOfRange() throws Exception {
        makeDimmer();
        assertRefusedAsShown(
                "018-setting-a-partial-control-form-failure.repaired.1.xml",
                "018-setting-a-partial-control-form-failure.repaired.2.xml");
        assertEquals(List.of(), house.things.done);
    }

    @Test
    void settingSeveralNodesOfDifferentType() throws Exception {
        makeOutputs(true);
        assertRefusedAsShown(
                "021-sending-a-control-command-to-multiple-nodes-failure.repaired.1.xml",
                "021-sending-a-control-command-to-multiple-nodes-failure.repaired.2.xml");
    }

    @Test
    void gettingTheFormOfSeveralNodes() throws Exception {
        makeOutputs(false);
        Element given = house.ask(Iq.Type.GET, payload("022-getting-a-control-form-from-multiple-nodes.1.xml"));
        assertEquals(
                "DigitalOutput1, DigitalOutput2, …",
                given.child("jabber:x:data", "title").map(Element::text).orElse(""));
        assertEquals(1, given.children("jabber:x:data", "field").size());
    }

    @Test
    void gettingTheFormOfNodesThatHaveNothingInCommon() throws Exception {
        house.things.refusal = Optional.of(new ThingException(
                ThingException.Reason.NOT_IMPLEMENTED, "Cannot merge control forms from different nodes."));
        assertRefusedAsShown(
                "023-getting-a-control-form-from-multiple-nodes-failure.1.xml",
                "023-getting-a-control-form-from-multiple-nodes-failure.2.xml");
    }

    @Test
    void submittingAFormToSeveralNodes() throws Exception {
        makeOutputs(false);
        Element answer = house.ask(payload("024-setting-a-partial-control-form-to-multiple-nodes.1.xml"));
        assertEquals(
                House.trimmed(payload("024-setting-a-partial-control-form-to-multiple-nodes.2.xml")),
                answer.without("responseCode"));
    }

    @Test
    void submittingAFormToNodesOfDifferentType() throws Exception {
        makeOutputs(true);
        StanzaException e =
                house.refused(payload("025-setting-a-partial-control-form-to-multiple-nodes.repaired.1.xml"));
        Element shown = House.trimmed(payload("025-setting-a-partial-control-form-to-multiple-nodes.repaired.2.xml"));
        assertEquals(shown.attribute("type"), e.toElement().attribute("type"));
        assertEquals("bad-request", e.condition().token());
        // The text differs from example to example: "Invalid type." here, "Invalid parameter type." in example 21.
        assertEquals(
                shown.child("urn:xmpp:iot:control", "paramError").flatMap(p -> p.attribute("var")),
                e.details().get(0).attribute("var"));
    }

    @Test
    void gettingAFormWithGroups() throws Exception {
        house.things
                .with("Spotlight", Parameter.of("MainSwitch", ValueType.BOOLEAN), Value.of(true))
                .with(
                        "Spotlight",
                        Parameter.of("HorizontalAngle", ValueType.NUMERIC)
                                .titled("Horizontal angle:", "Horizontal angle of the spotlight.")
                                .between(-180, 180)
                                .inGroup("direction"),
                        Value.of("0", ""))
                .with(
                        "Spotlight",
                        Parameter.of("ElevationAngle", ValueType.NUMERIC)
                                .titled("Elevation angle:", "Elevation angle of the spotlight.")
                                .between(-90, 90)
                                .inGroup("direction"),
                        Value.of("0", ""));
        Element shown = House.trimmed(payload("028-grouping-control-parameters.2.repaired.xml"));
        Element given = house.ask(Iq.Type.GET, payload("028-grouping-control-parameters.1.xml"));
        List<Element> shownFields = shown.children("jabber:x:data", "field");
        assertEquals(
                shownFields.subList(2, shownFields.size()),
                given.children("jabber:x:data", "field").subList(1, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "001-message-stanza-for-setting-a-value.xml, Output, BOOLEAN",
        "004-setting-a-single-boolean-valued-control-parameter.xml, Output, BOOLEAN",
        "005-setting-a-single-32-bit-integer-valued-control-parameter.xml, Output, INT",
        "006-setting-a-single-64-bit-integer-valued-control-parameter.xml, Output, LONG",
        "007-setting-a-single-string-valued-control-parameter.xml, Row1, STRING",
        "008-setting-a-single-double-valued-control-parameter.xml, 4-20mA, NUMERIC",
        "009-setting-a-single-date-valued-control-parameter.xml, TariffStartDate, DATE",
        "010-setting-a-single-time-valued-control-parameter.xml, Alarm Time, TIME",
        "011-setting-a-single-date-time-valued-control-parameter.xml, Alarm Time, DATE_TIME",
        "012-setting-a-single-duration-valued-control-parameter.xml, Alarm Duration, DURATION",
        "013-setting-a-single-color-valued-control-parameter.xml, Color, COLOR"
    })
    void messagesAreCarriedOut(String file, String name, ValueType type) throws Exception {
        house.things.with("thing", Parameter.of(name, type), Value.of("unset"));
        house.tell(House.example(file), false);
        assertEquals(
                List.of(name), house.things.done.stream().map(Setting::name).toList());
        assertEquals(type, house.things.done.get(0).value().type());
    }

    @Test
    void messagesToNodesAreCarriedOut() throws Exception {
        makeOutputs(false);
        house.tell(House.example("019-sending-a-control-command-to-a-node-behind-a-concentrator.xml"), false);
        house.tell(House.example("020-sending-a-control-command-to-multiple-nodes.xml"), false);
        assertEquals(2, house.things.done.size());
    }

    @Test
    void aMessageSetsSeveralParametersInOrder() throws Exception {
        makeDimmer();
        house.tell(House.example("014-setting-multiple-control-parameters-at-once.xml"), false);
        assertEquals(
                List.of("FadeTimeMilliseconds", "OutputPercent"),
                house.things.done.stream().map(Setting::name).toList());
    }
}
