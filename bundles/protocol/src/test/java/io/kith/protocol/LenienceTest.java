// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Quality;
import io.kith.model.Sample;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.protocol.control.ParameterField;
import io.kith.protocol.control.SetRequest;
import io.kith.protocol.control.SetResponse;
import io.kith.protocol.form.Form;
import io.kith.protocol.form.FormCodec;
import io.kith.protocol.sensordata.Failures;
import io.kith.protocol.sensordata.Fields;
import io.kith.protocol.sensordata.ReadoutRequest;
import io.kith.protocol.sensordata.SensorData;
import io.kith.xml.Element;
import io.kith.xml.XmlReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What deployed peers write beside the specification is understood; what we write is the specification's own. */
class LenienceTest {

    private static final Instant TIME = Instant.parse("2013-03-07T16:24:30Z");

    private static ReadoutRequest request(String attributes) throws Exception {
        return Examples.SENSOR
                .request()
                .parse(XmlReader.parse("<req xmlns='urn:xmpp:iot:sensordata' " + attributes + "/>"));
    }

    private static List<Field> fields(String xml) throws Exception {
        Fields fields = Examples.SENSOR
                .fields()
                .parse(XmlReader.parse("<fields xmlns='urn:xmpp:iot:sensordata' seqnr='1'><node>"
                        + "<timestamp value='2013-03-07T16:24:30Z'>" + xml + "</timestamp></node></fields>"));
        return fields.samples().get(0).fields();
    }

    private static SetRequest set(String xml) throws Exception {
        return Examples.CONTROL.set().parse(XmlReader.parse("<set xmlns='urn:xmpp:iot:control'>" + xml + "</set>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-2", "0", "007", "3000000000", "+1"})
    void aSequenceNumberComesBackAsItWasWritten(String seqnr) throws Exception {
        assertEquals(seqnr, request("seqnr='" + seqnr + "' momentary='true'").seqnr());
    }

    @Test
    void aRequestMayNameNoCategory() throws Exception {
        assertEquals(Set.of(), request("seqnr='1'").selection().categories());
    }

    @Test
    void flagsMayBeDigits() throws Exception {
        assertEquals(
                Set.of(Category.MOMENTARY),
                request("seqnr='1' momentary='1' peak='0'").selection().categories());
    }

    @Test
    void historicalMeansEveryPeriod() throws Exception {
        assertEquals(
                Category.HISTORICAL,
                request("seqnr='1' historical='true'").selection().categories());
        assertEquals(
                Category.ALL,
                fields("<int name='a' value='1' all='true'/>").get(0).categories());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
        "2026-11-23T11:00:00+01:00, 2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.5Z, 2026-11-23T10:00:00.5Z",
        "2026-11-23T10:00:00.1234567891234Z, 2026-11-23T10:00:00.123456789Z"
    })
    void timesHaveZonesAndFractions(String text, Instant expected) throws Exception {
        assertEquals(
                Optional.of(expected),
                request("seqnr='1' from='" + text + "'").selection().from());
    }

    @Test
    void aTimeWithoutZoneIsMeantInTheZoneOfTheHouse() throws Exception {
        Instant local = LocalDateTime.of(2026, 11, 23, 10, 0)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        assertEquals(
                Optional.of(local),
                request("seqnr='1' to='2026-11-23T10:00:00'").selection().to());
    }

    @Test
    void tokensAreSeparatedByBlanks() throws Exception {
        assertEquals(
                new Tokens(List.of("a", "b"), List.of(), List.of("c")),
                request("seqnr='1' serviceToken=' a  b ' userToken='c' deviceToken=''")
                        .tokens());
    }

    @Test
    void anEmptyNodeIsTheThingItself() throws Exception {
        ReadoutRequest request = Examples.SENSOR
                .request()
                .parse(XmlReader.parse(
                        "<req xmlns='urn:xmpp:iot:sensordata' seqnr='1'><node nodeId='' sourceId=''/></req>"));
        assertEquals(List.of(), request.selection().nodes());
    }

    @Test
    void aFieldOfSmackWithoutAnyFlagIsTheValueNow() throws Exception {
        assertEquals(
                List.of(
                        new Field(
                                "Count",
                                Value.of(3),
                                Set.of(Category.MOMENTARY),
                                Set.<Quality>of(),
                                Optional.empty(),
                                Optional.empty()),
                        new Field(
                                "On",
                                Value.of(true),
                                Set.of(Category.MOMENTARY),
                                Set.<Quality>of(),
                                Optional.empty(),
                                Optional.empty())),
                fields("<int name='Count' value='3'/><boolean name='On' value='1'/>"));
    }

    @Test
    void anOldTimeSpanIsADuration() throws Exception {
        assertEquals(
                ValueType.DURATION,
                fields("<timeSpan name='a' value='PT3M'/>").get(0).value().type());
    }

    @Test
    void aNumberKeepsItsDecimalsAndMayLackAUnit() throws Exception {
        Value value = fields("<numeric name='a' value='50.00'/>").get(0).value();
        assertEquals(Value.of("50.00", ""), value);
        assertEquals("50.00", value.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "INF", "-INF"})
    void aNumberThatIsNoneIsLeftOut(String text) throws Exception {
        assertEquals(
                List.of("b"),
                fields("<numeric name='a' value='" + text + "' unit='W'/><numeric name='b' value='1' unit='W'/>")
                        .stream()
                        .map(Field::name)
                        .toList());
    }

    @Test
    void whatIsNoFieldIsPassedOver() throws Exception {
        assertEquals(
                1,
                fields("<hologram name='a' value='1'/>...<int name='b' value='1'/><x xmlns='u'/>")
                        .size());
    }

    @Test
    void anErrorWithoutNodeAndTimeIsTheThingItselfNow() throws Exception {
        Instant before = Instant.now();
        Failures failures = Examples.SENSOR
                .failures()
                .parse(
                        XmlReader.parse(
                                "<failure xmlns='urn:xmpp:iot:sensordata' seqnr='1' done='true'><error> Timeout. </error></failure>"));
        Failure failure = failures.failures().get(0);
        assertEquals(NodeRef.SELF, failure.node());
        assertEquals("Timeout.", failure.text());
        assertTrue(!failure.time().isBefore(before));
    }

    @Test
    void whatWeWriteHasEverythingThatTheSchemaRequires() {
        Fields fields = new Fields(
                "1",
                false,
                List.of(
                        new Sample(NodeRef.SELF, TIME, List.of(Field.momentary("a", Value.of("8", "")))),
                        new Sample(NodeRef.SELF, TIME.plusSeconds(1), List.of())));
        assertEquals(
                "<fields xmlns='urn:xmpp:iot:sensordata' seqnr='1' done='false'><node nodeId=''>"
                        + "<timestamp value='2013-03-07T16:24:30Z'>"
                        + "<numeric name='a' momentary='true' automaticReadout='true' value='8' unit=''/></timestamp>"
                        + "<timestamp value='2013-03-07T16:24:31Z'/></node></fields>",
                Examples.SENSOR.fields().serialize(fields).toString());
        Failures failures = new Failures("1", true, List.of(new Failure(NodeRef.of("hall"), TIME, "Broken.")));
        assertEquals(
                "<failure xmlns='urn:xmpp:iot:sensordata' seqnr='1' done='true'>"
                        + "<error nodeId='hall' timestamp='2013-03-07T16:24:30Z'>Broken.</error></failure>",
                Examples.SENSOR.failures().serialize(failures).toString());
    }

    @Test
    void smacksBoolIsABooleanAndWeWriteTheFullWord() throws Exception {
        SetRequest request = set("<bool name='Output' value='true'/>");
        assertEquals(Value.of(true), request.settings().get(0).value());
        assertTrue(Examples.CONTROL.set().serialize(request).toString().contains("<boolean "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3399FF", "#3399ff", "3399FFff"})
    void coloursMayHaveASignOrAnAlpha(String text) throws Exception {
        assertEquals(
                new Value.Colour(0x33, 0x99, 0xFF, 0xFF),
                set("<color name='Color' value='" + text + "'/>")
                        .settings()
                        .get(0)
                        .value());
    }

    @Test
    void aFormWithoutTypeIsToBeFilledInUnlessItIsACommand() throws Exception {
        Element x = XmlReader.parse("<x xmlns='jabber:x:data'><field var='a'><value>1</value></field></x>");
        assertEquals(Form.Type.FORM, new FormCodec().parse(x).type());
        assertEquals(Form.Type.SUBMIT, set(x.toString()).form().orElseThrow().type());
    }

    @Test
    void anOldResponseCodeIsUnderstoodAndAnUnknownOneIsAnError() throws Exception {
        Element ok = XmlReader.parse("<setResponse xmlns='urn:xmpp:iot:control' responseCode='OK'/>");
        assertEquals(
                SetResponse.of(SetResponse.Code.OK),
                Examples.CONTROL.setResponse().parse(ok));
        assertEquals(
                Optional.of(SetResponse.Code.OTHER_ERROR),
                Examples.CONTROL
                        .setResponse()
                        .parse(ok.with("responseCode", "Tired"))
                        .code());
    }

    @Test
    void aDialectIsFoundByItsNamespace() {
        assertEquals(
                Optional.of(SensorData.NAMESPACE),
                SensorData.of("urn:xmpp:iot:sensordata").map(d -> d.namespace()));
        assertEquals(Optional.empty(), SensorData.of("urn:xmpp:sn"));
    }

    @Test
    void everyTypeOfParameterFindsItsWayThroughAForm() {
        for (ValueType type : ValueType.values()) {
            if (type != ValueType.ENUM) {
                Parameter parameter = Parameter.of("P", type);
                Value value =
                        switch (type) {
                            case BOOLEAN -> Value.of(true);
                            case COLOR -> new Value.Colour(1, 2, 3, 4);
                            case DATE ->
                                ParameterField.value(type, "2026-11-23").orElseThrow();
                            case DATE_TIME ->
                                ParameterField.value(type, "2026-11-23T10:00:00Z")
                                        .orElseThrow();
                            case DURATION -> new Value.Span(io.kith.model.XmlDuration.of(Duration.ofMinutes(3)));
                            case INT -> Value.of(1);
                            case LONG -> Value.of(1L);
                            case NUMERIC -> Value.of("1.50", "");
                            case TIME -> ParameterField.value(type, "08:00:00").orElseThrow();
                            case STRING, ENUM -> Value.of("x");
                        };
                var field = ParameterField.of(parameter, value);
                assertEquals(Optional.of(parameter), ParameterField.parameter(field), type.name());
                assertEquals(
                        Optional.of(value),
                        ParameterField.value(type, field.value().orElseThrow()),
                        type.name());
            }
        }
    }

    @Test
    void choicesAreAListAndBoundsAreARange() {
        Parameter choice = Parameter.of("Mode", ValueType.STRING).oneOf("on", "off");
        assertEquals(Optional.of(choice), ParameterField.parameter(ParameterField.of(choice, Value.of("on"))));
        Parameter percent = Parameter.of("Level", ValueType.INT)
                .titled("Level (%):", "How bright.")
                .between(0, 100);
        assertEquals(Optional.of(percent), ParameterField.parameter(ParameterField.of(percent, Value.of(5))));
    }
}
