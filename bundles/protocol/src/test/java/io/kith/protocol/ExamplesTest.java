// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Localization;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Quality;
import io.kith.model.Sample;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.protocol.control.ParameterField;
import io.kith.protocol.control.SetRequest;
import io.kith.protocol.form.Form;
import io.kith.protocol.form.FormCodec;
import io.kith.protocol.form.FormField;
import io.kith.protocol.form.Layout;
import io.kith.protocol.form.Validation;
import io.kith.protocol.sensordata.Fields;
import io.kith.protocol.sensordata.ReadoutRequest;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamplesTest {

    /** Examples that show service discovery or a stanza error alone. */
    private static final String WITHOUT_PAYLOAD = ".*/xep-032(3/(010|011|005-.*2)|5/(026|027|016-.*2|023-.*2)).*";

    private static <T> void roundTrip(Codec<T> codec, Element element) throws Exception {
        T value = codec.parse(element);
        assertEquals(value, codec.parse(codec.serialize(value)));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsUnderstoodAndSurvivesBeingWritten() {
        return Stream.of("xep-0323", "xep-0325")
                .flatMap(s -> Examples.of(s).stream())
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    List<Element> payloads = Examples.payloads(Examples.read(file));
                    boolean expected = !file.toString().replace('\\', '/').matches(WITHOUT_PAYLOAD);
                    assertEquals(expected, !payloads.isEmpty(), "has a payload");
                    for (Element payload : payloads) {
                        roundTrip(Examples.codec(payload).orElseThrow(), payload);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyFormOfTheFormSpecificationsIsUnderstood() {
        return Stream.of("xep-0004", "xep-0122", "xep-0141", "xep-0336")
                .flatMap(s -> Examples.of(s).stream())
                // The first example of XEP-0004 has placeholders where the tokens stand.
                .filter(f -> !f.endsWith("001-code-in-protocol.xml"))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    for (Element payload : Examples.payloads(Examples.read(file))) {
                        roundTrip(Examples.codec(payload).orElseThrow(), payload);
                    }
                }));
    }

    /** What we write of an example is the example itself, where it writes every default as we do. */
    @TestFactory
    Stream<DynamicTest> whatIsWrittenLooksAsTheSpecificationShowsIt() {
        return Stream.of("xep-0323", "xep-0325")
                .flatMap(s -> Examples.of(s).stream())
                .filter(f ->
                        f.toString().matches(".*(0323/(001|002|004-.*[12]|007-.*1|008-.*1|009|006-.*[237])|0325).*"))
                .filter(f -> !f.toString().matches(".*(0323/00[469].*1.xml|0325/(011|013|015|022|028).*)"))
                .map(ExamplesTest::written);
    }

    private static DynamicTest written(Path file) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            for (Element payload : Examples.payloads(Examples.read(file))) {
                assertEquals(
                        Examples.trimmed(payload),
                        rewritten(Examples.codec(payload).orElseThrow(), payload));
            }
        });
    }

    private static <T> Element rewritten(Codec<T> codec, Element element) throws Exception {
        return codec.serialize(codec.parse(element));
    }

    private static <T> T only(Codec<T> codec, String specification, String file) throws Exception {
        return codec.parse(Examples.payloads(Examples.read(specification, file)).get(0));
    }

    @Test
    void aRequestForHistoryNamesAllCategoriesAndATimeInTheZoneOfTheHouse() throws Exception {
        ReadoutRequest request = only(
                Examples.SENSOR.request(),
                "xep-0323",
                "006-scheduled-read-out-of-device-with-multiple-responses.1.xml");
        assertEquals(Category.ALL, request.selection().categories());
        assertEquals("4", request.seqnr());
        assertEquals(
                Optional.of(LocalDateTime.of(2013, 3, 7, 19, 0)
                        .atZone(ZoneId.systemDefault())
                        .toInstant()),
                request.when());
    }

    @Test
    void aRequestNamesNodesAndFields() throws Exception {
        ReadoutRequest request = only(Examples.SENSOR.request(), "xep-0323", "008-read-out-of-multiple-devices.1.xml");
        assertEquals(List.of(NodeRef.of("Device04")), request.selection().nodes());
        assertEquals(Set.of("Energy", "Power"), request.selection().fields());
        assertEquals(Set.of(Category.MOMENTARY), request.selection().categories());
    }

    @Test
    void fieldsKeepTheirDecimalsAndUnits() throws Exception {
        Fields fields = only(Examples.SENSOR.fields(), "xep-0323", "003-momentary-read-out-response.xml");
        assertTrue(fields.done());
        Sample sample = fields.samples().get(0);
        assertEquals(NodeRef.of("Device01"), sample.node());
        assertEquals(List.of(Field.momentary("Temperature", Value.of("23.4", "°C"))), sample.fields());
    }

    @Test
    void theMisspeltIdentityOfTheExamplesIsUnderstood() throws Exception {
        Fields fields = only(
                Examples.SENSOR.fields(), "xep-0323", "006-scheduled-read-out-of-device-with-multiple-responses.4.xml");
        assertFalse(fields.done());
        assertEquals(
                Set.of(Category.IDENTITY),
                fields.samples().get(0).fields().get(2).categories());
    }

    @Test
    void samplesOfOneNodeKeepTheirOrder() throws Exception {
        Fields fields = only(
                Examples.SENSOR.fields(), "xep-0323", "006-scheduled-read-out-of-device-with-multiple-responses.6.xml");
        assertEquals(4, fields.samples().size());
        assertEquals(
                Set.of(Category.HISTORICAL_HOUR, Category.HISTORICAL_DAY),
                fields.samples().get(3).fields().get(0).categories());
    }

    @Test
    void localisedNamesKeepTheirSteps() throws Exception {
        Fields fields = only(Examples.SENSOR.fields(), "xep-0323", "012-localized-field-names.3.xml");
        Field second = fields.samples().get(0).fields().get(1);
        assertEquals(Optional.of(new Localization("Whatchamacallit", "1,2")), second.localization());
        assertEquals(Set.of(Quality.AUTOMATIC_READOUT), second.qualities());
    }

    @ParameterizedTest
    @CsvSource({
        "004-setting-a-single-boolean-valued-control-parameter.xml, Output, BOOLEAN, true",
        "005-setting-a-single-32-bit-integer-valued-control-parameter.xml, Output, INT, 50000",
        "006-setting-a-single-64-bit-integer-valued-control-parameter.xml, Output, LONG, 500000000000000",
        "007-setting-a-single-string-valued-control-parameter.xml, Row1, STRING, Temperature: 21.4 °C",
        "008-setting-a-single-double-valued-control-parameter.xml, 4-20mA, NUMERIC, 8.192",
        "009-setting-a-single-date-valued-control-parameter.xml, TariffStartDate, DATE, 2013-05-01",
        "010-setting-a-single-time-valued-control-parameter.xml, Alarm Time, TIME, 08:00:00",
        "012-setting-a-single-duration-valued-control-parameter.xml, Alarm Duration, DURATION, PT3M30S",
        "013-setting-a-single-color-valued-control-parameter.xml, Color, COLOR, 3399ff"
    })
    void everyTypeOfParameterIsUnderstood(String file, String name, ValueType type, String text) throws Exception {
        Setting setting =
                only(Examples.CONTROL.set(), "xep-0325", file).settings().get(0);
        assertEquals(name, setting.name());
        assertEquals(type, setting.value().type());
        assertEquals(text, setting.value().text());
    }

    @Test
    void severalParametersKeepTheirOrder() throws Exception {
        SetRequest request =
                only(Examples.CONTROL.set(), "xep-0325", "014-setting-multiple-control-parameters-at-once.xml");
        assertEquals(
                List.of(new Setting("FadeTimeMilliseconds", Value.of(500)), new Setting("OutputPercent", Value.of(10))),
                request.settings());
    }

    @Test
    void aControlFormTellsParametersLayoutAndMarks() throws Exception {
        Form form = only(new FormCodec(), "xep-0325", "028-grouping-control-parameters.2.repaired.xml");
        assertEquals("Spotlight", form.title());
        assertEquals(
                List.of(
                        new Layout.Page("Output", List.of(new Layout.FieldRef("MainSwitch"))),
                        new Layout.Page(
                                "Direction",
                                List.of(
                                        new Layout.FieldRef("HorizontalAngle"),
                                        new Layout.FieldRef("ElevationAngle")))),
                form.pages());
        FormField angle = form.field("ElevationAngle").orElseThrow();
        assertEquals("direction", angle.group());
        assertTrue(angle.marks().notSame());
        assertEquals(
                Optional.of(Validation.of("xs:double", new Validation.Range(new Validation.Bounds("-90", "90")))),
                angle.validation());
        Parameter parameter = ParameterField.parameter(angle).orElseThrow();
        assertEquals(ValueType.NUMERIC, parameter.type());
        assertEquals("direction", parameter.group());
        assertTrue(parameter.range().isPresent());
    }

    @Test
    void everyParameterOfTheDimmersFormIsWrittenAgainAsItWas() throws Exception {
        Form form = only(new FormCodec(), "xep-0325", "015-getting-a-control-form.2.repaired.xml");
        for (String name : List.of("FadeTimeMilliseconds", "OutputPercent", "MainSwitch")) {
            FormField field = form.field(name).orElseThrow();
            Parameter parameter = ParameterField.parameter(field).orElseThrow();
            Value value = ParameterField.value(parameter.type(), field.value().orElseThrow())
                    .orElseThrow();
            assertEquals(field, ParameterField.of(parameter, value));
        }
        assertEquals(
                Optional.empty(),
                ParameterField.parameter(form.field("xdd session").orElseThrow()));
    }
}
