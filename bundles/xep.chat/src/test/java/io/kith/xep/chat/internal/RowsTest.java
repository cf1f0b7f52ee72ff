// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Quality;
import io.kith.model.Sample;
import io.kith.model.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RowsTest {

    /** The specification's own expressions, in Java's form. */
    private static final Pattern MOMENTARY = Pattern.compile(
            "^(?<FieldName>[^\\t]+)\\t(?<Value>[^\\t\\n]+)(\\t[(](?<Localized>[^)]+)[)])?", Pattern.MULTILINE);

    private static final Pattern FULL = Pattern.compile(
            "^(?<FieldName>[^\\t]+)\\t(?<Localized>[^\\t]+)\\t(?<Value>[^\\t]+)\\t(?<Year>\\d{4})-(?<Month>\\d{2})-(?<Day>\\d{2})"
                    + " (?<Hour>\\d{2}):(?<Minute>\\d{2}):(?<Second>\\d{2})\\t(?<Type>[^\\t]+)\\t(?<Status>[^\\n]+)",
            Pattern.MULTILINE);

    private static String full(Field field) {
        Sample sample = new Sample(NodeRef.SELF, Instant.parse("2013-11-06T16:49:56.7Z"), List.of(field));
        return Rows.full(sample, field, ZoneOffset.UTC);
    }

    @Test
    void theFormsOfTheSpecification() {
        Field chill = Field.momentary("Chill", Value.of("19.0", "°C"));
        assertEquals("Chill\t19.0 °C", Rows.momentary(chill));
        assertEquals("Chill\tChill\t19.0 °C\t2013-11-06 16:49:56\tMomentaryValues\tAutomaticReadout", full(chill));
        Field sum = Field.of("Sum", Value.of(7), Category.HISTORICAL_DAY, Category.COMPUTED)
                .withQualities(Set.of(Quality.WARNING, Quality.AUTOMATIC_ESTIMATE));
        assertEquals(
                "Sum\tSum\t7\t2013-11-06 16:49:56\tComputed, HistoricalValuesDay\tAutomaticEstimate, Warning",
                full(sum));
        assertTrue(full(chill.withQualities(Set.of())).endsWith("AutomaticReadout"));
    }

    @Property
    void machinesReadBackWhatWasWritten(@ForAll String name, @ForAll String value) {
        Field field = Field.momentary("f" + name, Value.of("v" + value));
        Matcher momentary = MOMENTARY.matcher(Rows.momentary(field));
        assertTrue(momentary.matches());
        assertEquals(Rows.clean(field.name()), momentary.group("FieldName"));
        assertEquals(Rows.clean(field.value().text()), momentary.group("Value"));
        assertTrue(FULL.matcher(full(field)).matches());
    }

    @Property
    void pagesHoldAllRowsInOrderAndNoneIsTooLong(@ForAll List<Integer> lengths) {
        List<String> rows = lengths.stream()
                .map(n -> "x" + "😀".repeat(Math.floorMod(n, 4000)))
                .toList();
        List<String> pages = Rows.pages(rows);
        assertTrue(pages.stream().allMatch(p -> p.length() <= Rows.MOST_CHARACTERS));
        assertTrue(pages.stream().noneMatch(p -> Character.isHighSurrogate(p.charAt(p.length() - 1))));
        assertEquals(String.join("", rows), String.join("", pages).replace("\n", ""));
    }
}
