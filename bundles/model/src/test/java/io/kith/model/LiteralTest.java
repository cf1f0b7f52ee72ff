// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LiteralTest {

    static Stream<Value> oneOfEachType() {
        return Stream.of(
                Value.of(true),
                Value.of(-7),
                Value.of(1L << 40),
                Value.of("21.50", ""),
                Value.of(" any text "),
                new Value.Choice("Open", ""),
                new Value.Day(LocalDate.of(2026, 11, 23)),
                new Value.Moment(OffsetDateTime.of(2026, 11, 23, 19, 30, 0, 5, ZoneOffset.ofHours(1))),
                new Value.TimeOfDay(LocalTime.of(7, 5)),
                new Value.Span(XmlDuration.of(Duration.ofMinutes(90))),
                new Value.Colour(255, 0, 16, 255),
                new Value.Colour(1, 2, 3, 4));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachType")
    void readsWhatTextWrites(Value value) {
        assertEquals(value, Value.parse(value.type(), value.text()));
    }

    @Property
    void readsEveryWholeNumberAndText(@ForAll int number, @ForAll long big, @ForAll String text) {
        assertEquals(Value.of(number), Value.parse(ValueType.INT, Integer.toString(number)));
        assertEquals(Value.of(big), Value.parse(ValueType.LONG, Long.toString(big)));
        assertEquals(Value.of(text), Value.parse(ValueType.STRING, text));
    }

    @Test
    void takesTheOtherFormsOfTruthOfXmlSchemaAndSpaceAround() {
        assertEquals(Value.of(true), Value.parse(ValueType.BOOLEAN, " 1 "));
        assertEquals(Value.of(false), Value.parse(ValueType.BOOLEAN, "0"));
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, yes",
        "INT, 2147483648",
        "INT, 1.0",
        "LONG, x",
        "NUMERIC, 1..2",
        "DATE, 2026-02-30",
        "TIME, 25:00:00",
        "DATE_TIME, 2026-11-23T10:00:00",
        "DURATION, PT",
        "COLOR, 12345",
        "COLOR, gg0000"
    })
    void refusesWhatIsNoneInOneSentence(ValueType type, String text) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Value.parse(type, text))
                .getMessage());
        assertTrue(message.startsWith("\"" + text + "\" is not a"), message);
    }

    @Test
    void refusesNumbersOfUnreasonableLength() {
        assertThrows(IllegalArgumentException.class, () -> Value.parse(ValueType.NUMERIC, "9".repeat(100_000)));
    }
}
