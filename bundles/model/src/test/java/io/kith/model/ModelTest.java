// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    @Test
    void addressesAreComparedWithoutCaseButForTheResource() {
        assertEquals(Jid.of("Lamp@Example.ORG/Hall"), Jid.of("lamp@example.org/Hall"));
        assertFalse(Jid.of("a@b/R").equals(Jid.of("a@b/r")));
        assertTrue(Jid.of("a@b/c").sameBare(Jid.of("A@b")));
        assertEquals("a@b/c/d@e", Jid.of("a@b/c/d@e").toString());
        assertEquals("c/d@e", Jid.of("a@b/c/d@e").resource());
    }

    @Test
    void addressesAreComparedComposed() {
        assertEquals(Jid.of("jos\u00e9@b\u00fccher.example/\u00e9"), Jid.of("JOSE\u0301@bu\u0308cher.example/e\u0301"));
        assertFalse(Jid.of("a@b/\u00e9").equals(Jid.of("a@b/e")));
    }

    @Test
    void partsOfAnAddressHave1023BytesAtMost() {
        assertEquals(1023, Jid.of("a@b/" + "r".repeat(1023)).resource().length());
        assertEquals(Optional.empty(), Jid.parse("a@b/" + "r".repeat(1024)));
        assertEquals(341, Jid.of("a@b/" + "\u20ac".repeat(341)).resource().length());
        assertEquals(Optional.empty(), Jid.parse("a@b/" + "\u20ac".repeat(342)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@b", "a@", "a@b/", "a b@c", "a@b c", "a<@b", "a@b@c"})
    void whatIsNoAddressIsRefused(String text) {
        assertEquals(Optional.empty(), Jid.parse(text));
    }

    @Test
    void theDecimalsOfAQuantityArePartOfIt() {
        assertEquals("50.00 %", Value.of("50.00", "%").display());
        assertEquals("21.5", Value.of(21.46, 1, "C").text());
        assertFalse(Value.of("50.0", "%").equals(Value.of("50.00", "%")));
    }

    @Test
    void aHugeExponentDoesNotBecomeAHugeText() {
        assertTrue(Value.of("1E1000000", "").text().length() < 20);
        assertEquals(Optional.empty(), Parameter.of("a", ValueType.INT).adapt(Value.of("1E1000000000", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1Y2M3DT4H5M6.5S", "PT15M", "-P1D", "PT0S", "P400D"})
    void durationsAreWrittenAsRead(String text) {
        assertEquals(text, XmlDuration.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PT", "P1DT", "1D", "P-1D", "PT1.S", "P99999999999Y"})
    void whatIsNoDurationIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> XmlDuration.parse(text));
    }

    @Test
    void aSelectionWantsAFieldThatHasOneOfItsCategories() {
        Field field = Field.of("T", Value.of(1), Category.STATUS, Category.HISTORICAL_DAY);
        Instant now = Instant.EPOCH;
        assertTrue(Selection.of(Set.of(Category.STATUS)).wants(field, now));
        assertFalse(Selection.momentary().wants(field, now));
        assertFalse(Selection.of(Category.ALL).ofFields(Set.of("U")).wants(field, now));
    }

    @Test
    void timesLimitHistoricalValuesOnly() {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        Selection later =
                new Selection(List.of(), Category.ALL, Set.of(), Optional.of(noon.plusSeconds(1)), Optional.empty());
        assertTrue(later.wants(Field.momentary("T", Value.of(1)), noon));
        assertFalse(later.wants(Field.of("T", Value.of(1), Category.HISTORICAL_HOUR), noon));
    }

    @Test
    void numbersAreAdaptedWhenNothingIsLost() {
        Parameter level = Parameter.of("Level", ValueType.INT).between(0, 255);
        assertEquals(Optional.of(Value.of(7)), level.adapt(Value.of(7L)));
        assertEquals(Optional.of(Value.of(7)), level.adapt(Value.of("7.0", "")));
        assertEquals(Optional.empty(), level.adapt(Value.of("7.5", "")));
        assertEquals(Optional.empty(), level.adapt(Value.of(1L << 40)));
        assertEquals(Optional.empty(), level.adapt(Value.of(true)));
        assertTrue(level.allows(Value.of(255)));
        assertFalse(level.allows(Value.of(256)));
        assertEquals(
                Optional.of(Value.of("7", "")),
                Parameter.of("x", ValueType.NUMERIC).adapt(Value.of(7)));
    }
}
