// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import io.kith.model.Parameter;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.model.XmlDuration;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values as a person types them, in the type that a parameter wants. */
final class TypedText {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]{1,100}(?:\\.[0-9]{0,100})?|\\.[0-9]{1,100})");
    private static final Pattern COLOUR = Pattern.compile("#?[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?");

    private TypedText() {}

    /**
     * The value that a text stands for.
     *
     * @param zone in which a time without one is meant
     * @throws IllegalArgumentException if it is none that the parameter takes; the message says what it takes
     */
    static Value parse(Parameter parameter, String text, ZoneId zone) {
        Value value;
        try {
            value = read(parameter.type(), text, zone);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(wanted(parameter), e);
        }
        if (!parameter.allows(value)) {
            throw new IllegalArgumentException(wanted(parameter));
        }
        return value;
    }

    private static Value read(ValueType type, String text, ZoneId zone) {
        return switch (type) {
            case BOOLEAN -> Value.of(flag(text));
            case INT -> Value.of(integer(text).intValueExact());
            case LONG -> Value.of(integer(text).longValueExact());
            case NUMERIC -> new Value.Quantity(new BigDecimal(matching(DECIMAL, text)), "");
            case STRING, ENUM -> Value.of(text);
            case COLOR -> colour(text);
            case DATE -> new Value.Day(LocalDate.parse(text));
            case TIME -> new Value.TimeOfDay(LocalTime.parse(text));
            case DATE_TIME -> new Value.Moment(moment(text, zone));
            case DURATION -> new Value.Span(XmlDuration.parse(text));
        };
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "on", "yes" -> true;
            case "false", "0", "off", "no" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static BigInteger integer(String text) {
        return new BigInteger(matching(INTEGER, text));
    }

    private static String matching(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Value colour(String text) {
        String hex = matching(COLOUR, text).replace("#", "");
        int alpha = hex.length() == 8 ? part(hex, 6) : 0xFF;
        return new Value.Colour(part(hex, 0), part(hex, 2), part(hex, 4), alpha);
    }

    private static int part(String hex, int from) {
        return Integer.parseInt(hex.substring(from, from + 2), 16);
    }

    private static OffsetDateTime moment(String text, ZoneId zone) {
        String iso = text.replace(' ', 'T');
        boolean hasZone = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
        return hasZone
                ? OffsetDateTime.parse(iso)
                : LocalDateTime.parse(iso).atZone(zone).toOffsetDateTime();
    }

    /** One sentence that says what a parameter takes. */
    static String wanted(Parameter parameter) {
        if (!parameter.options().isEmpty()) {
            return "Select a value from the list. (" + String.join(", ", parameter.options()) + ")";
        }
        String range = parameter
                .range()
                .map(r -> " from " + r.min().toPlainString() + " to " + r.max().toPlainString())
                .orElse("");
        return switch (parameter.type()) {
            case BOOLEAN -> "It takes true or false.";
            case INT, LONG -> "It takes a whole number" + range + ".";
            case NUMERIC -> "It takes a number" + range + ", with a point before its decimals.";
            case STRING, ENUM -> "It takes another text.";
            case COLOR -> "It takes a colour as RRGGBB or RRGGBBAA.";
            case DATE -> "It takes a day as 2026-11-23.";
            case TIME -> "It takes a time of day as 17:30:00.";
            case DATE_TIME -> "It takes a moment as 2026-11-23T17:30:00+01:00.";
            case DURATION -> "It takes a duration as PT1H30M.";
        };
    }
}
