// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Quality;
import io.kith.model.Sample;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of text as the chat interface has them: columns apart by TAB, rows by LF. */
final class Rows {

    /** Long messages are cut, as other things of this kind do; many servers refuse much longer ones. */
    static final int MOST_CHARACTERS = 5000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Rows() {}

    /** {@code Field⇥Value Unit}. */
    static String momentary(Field field) {
        return clean(field.name()) + '\t' + clean(field.value().display());
    }

    /** {@code Field⇥Localised⇥Value Unit⇥YYYY-MM-DD HH:MM:SS⇥Type⇥Status}. */
    static String full(Sample sample, Field field, ZoneId zone) {
        String name = clean(field.name());
        return String.join(
                "\t",
                name,
                name,
                clean(field.value().display()),
                TIME.format(sample.time().atZone(zone)),
                names(Category.values(), field.categories(), Rows::name),
                field.qualities().isEmpty()
                        ? name(Quality.AUTOMATIC_READOUT)
                        : names(Quality.values(), field.qualities(), Rows::name));
    }

    private static <T> String names(T[] order, Collection<T> set, Function<T, String> name) {
        return List.of(order).stream().filter(set::contains).map(name).collect(Collectors.joining(", "));
    }

    /** The words of the examples in the specification. */
    private static String name(Category category) {
        return switch (category) {
            case MOMENTARY -> "MomentaryValues";
            case PEAK -> "PeakValues";
            case STATUS -> "StatusValues";
            case COMPUTED -> "Computed";
            case IDENTITY -> "Identity";
            default -> "HistoricalValues" + category.token().substring("historical".length());
        };
    }

    private static String name(Quality quality) {
        String token = quality.token();
        return Character.toUpperCase(token.charAt(0)) + token.substring(1);
    }

    /** A text that cannot be taken for two columns or two rows. */
    static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return out.toString();
    }

    /** The same rows as several texts of bearable length; a row that is too long itself is cut between characters. */
    static List<String> pages(Collection<String> rows) {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        for (String row : rows) {
            for (String part : parts(row)) {
                if (page.length() > 0 && page.length() + 1 + part.length() > MOST_CHARACTERS) {
                    pages.add(page.toString());
                    page.setLength(0);
                }
                page.append(page.length() == 0 ? "" : "\n").append(part);
            }
        }
        if (page.length() > 0) {
            pages.add(page.toString());
        }
        return pages;
    }

    private static List<String> parts(String row) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (row.length() - from > MOST_CHARACTERS) {
            int to = from + MOST_CHARACTERS;
            to -= Character.isHighSurrogate(row.charAt(to - 1)) ? 1 : 0;
            parts.add(row.substring(from, to));
            from = to;
        }
        parts.add(row.substring(from));
        return parts;
    }
}
