// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Parameter;
import io.kith.model.Value;
import io.kith.model.ValueType;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    private static final ZoneId ZONE = ZoneId.of("+01:00");

    private static Value parse(ValueType type, String text) {
        return TypedText.parse(Parameter.of("P", type), text, ZONE);
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "1,true",
        "on,true",
        "ON,true",
        "yes,true",
        "false,false",
        "0,false",
        "off,false",
        "no,false"
    })
    void switches(String text, boolean value) {
        assertEquals(Value.of(value), parse(ValueType.BOOLEAN, text));
    }

    @ParameterizedTest
    @CsvSource({
        "COLOR,#ff8000,ff8000",
        "COLOR,FF800080,ff800080",
        "DATE,2026-11-23,2026-11-23",
        "TIME,17:30:00,17:30:00",
        "DATE_TIME,2026-11-23T17:30:00Z,2026-11-23T17:30:00Z",
        "DATE_TIME,2026-11-23 17:30:00,2026-11-23T17:30:00+01:00",
        "DATE_TIME,2026-11-23T17:30:00-05:00,2026-11-23T17:30:00-05:00",
        "DURATION,PT1H30M,PT1H30M",
        "NUMERIC,21.50,21.50",
        "STRING,any thing,any thing",
        "LONG,9000000000,9000000000",
        "INT,+7,7"
    })
    void otherTypes(ValueType type, String text, String value) {
        assertEquals(value, parse(type, text).text());
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN,maybe",
        "INT,1.5",
        "INT,3000000000",
        "LONG,99999999999999999999",
        "NUMERIC,'1,5'",
        "NUMERIC,1e999999999",
        "NUMERIC,.",
        "COLOR,red",
        "DATE,23.11.2026",
        "TIME,25:00",
        "DATE_TIME,tomorrow",
        "DURATION,an hour"
    })
    void whatDoesNotFitIsRefusedWithWhatDoes(ValueType type, String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> parse(type, text));
        assertTrue(String.valueOf(e.getMessage()).startsWith("It takes "), e::toString);
    }

    @Test
    void boundsAndListsAreNamed() {
        Parameter outputs = Parameter.of("Digital Outputs", ValueType.INT).between(0, 255);
        assertEquals(Value.of(255), TypedText.parse(outputs, "255", ZONE));
        assertEquals(
                "It takes a whole number from 0 to 255.",
                assertThrows(IllegalArgumentException.class, () -> TypedText.parse(outputs, "256", ZONE))
                        .getMessage());
        Parameter level = Parameter.of("Level", ValueType.STRING).oneOf("Minor", "Major");
        assertEquals(
                "Select a value from the list. (Minor, Major)",
                assertThrows(IllegalArgumentException.class, () -> TypedText.parse(level, "major", ZONE))
                        .getMessage());
    }

    @Property
    void integersAreReadAsWritten(@ForAll int number) {
        assertEquals(Value.of(number), parse(ValueType.INT, Integer.toString(number)));
        assertEquals(Value.of((long) number), parse(ValueType.LONG, Integer.toString(number)));
    }

    @Property
    void decimalsStayAsTheyAre(@ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(6) BigDecimal number) {
        assertEquals(
                number.toPlainString(),
                parse(ValueType.NUMERIC, number.toPlainString()).text());
    }

    @Property
    void anyTextIsTakenOrRefused(@ForAll String text) {
        Arrays.stream(ValueType.values()).filter(t -> t != ValueType.ENUM).forEach(type -> {
            try {
                assertEquals(type, parse(type, text).type());
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).endsWith("."), e::toString);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void nothingIsNoNumber(String text) {
        assertThrows(IllegalArgumentException.class, () -> parse(ValueType.INT, text));
    }
}
