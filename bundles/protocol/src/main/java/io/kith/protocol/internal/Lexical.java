// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal;

import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.model.XmlDuration;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lexical forms of XML Schema, and those that deployed peers write instead. */
public final class Lexical {

    /** Longer than any number, date or duration that means something. */
    private static final int LONGEST = 400;

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,20}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern NO_NUMBER = Pattern.compile("[+-]?INF|NaN");
    private static final Pattern COLOUR = Pattern.compile("#?((?:[0-9a-fA-F]{2}){3,4})");
    private static final String DATE = "([0-9]{4}-[0-9]{2}-[0-9]{2})";
    private static final String TIME = "([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)[0-9]*";
    private static final String ZONE = "(Z|[+-][0-9]{2}:[0-9]{2})?";
    private static final Pattern DAY = Pattern.compile(DATE + ZONE);
    private static final Pattern TIME_OF_DAY = Pattern.compile(TIME + ZONE);
    private static final Pattern MOMENT = Pattern.compile(DATE + "T" + TIME + ZONE);

    private Lexical() {}

    /**
     * Reads a value. An {@link ValueType#ENUM} gets no data type and a {@link ValueType#NUMERIC} no unit.
     *
     * @return empty if the text is no value of that type; so are the infinite numbers and NaN
     */
    public static Optional<Value> parse(ValueType type, String text) {
        if (type == ValueType.STRING) {
            return Optional.of(Value.of(text));
        }
        if (type == ValueType.ENUM) {
            return Optional.of(new Value.Choice(text, ""));
        }
        String token = text.strip();
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return simple(type, token);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Whether this is one of the doubles that are no number. */
    public static boolean isNoNumber(String text) {
        return NO_NUMBER.matcher(text.strip()).matches();
    }

    private static Optional<Value> simple(ValueType type, String token) {
        return switch (type) {
            case BOOLEAN ->
                switch (token) {
                    case "true", "1" -> Optional.of(Value.of(true));
                    case "false", "0" -> Optional.of(Value.of(false));
                    default -> Optional.empty();
                };
            case INT -> matched(INTEGER, token).map(t -> Value.of(Integer.parseInt(t)));
            case LONG -> matched(INTEGER, token).map(t -> Value.of(Long.parseLong(t)));
            case NUMERIC -> matched(NUMBER, token).map(t -> new Value.Quantity(new BigDecimal(t), ""));
            case DURATION -> Optional.of(new Value.Span(XmlDuration.parse(token)));
            case COLOR -> colour(token);
            case DATE -> day(token);
            case TIME -> timeOfDay(token);
            case DATE_TIME -> moment(token);
            case STRING, ENUM -> Optional.empty();
        };
    }

    private static Optional<String> matched(Pattern pattern, String token) {
        return pattern.matcher(token).matches() ? Optional.of(token) : Optional.empty();
    }

    /** {@code RRGGBB} or {@code RRGGBBAA} (XEP-0331); old peers put a {@code #} before it. */
    private static Optional<Value> colour(String token) {
        Matcher matcher = COLOUR.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String hex = group(matcher, 1);
        return Optional.of(
                new Value.Colour(part(hex, 0), part(hex, 2), part(hex, 4), hex.length() == 8 ? part(hex, 6) : 0xFF));
    }

    private static int part(String hex, int at) {
        return Integer.parseInt(hex, at, at + 2, 16);
    }

    /** A zone is allowed by XML Schema and means nothing to a calendar: left out. */
    private static Optional<Value> day(String token) {
        Matcher matcher = DAY.matcher(token);
        return matcher.matches() ? Optional.of(new Value.Day(LocalDate.parse(group(matcher, 1)))) : Optional.empty();
    }

    private static Optional<Value> timeOfDay(String token) {
        Matcher matcher = TIME_OF_DAY.matcher(token);
        return matcher.matches()
                ? Optional.of(new Value.TimeOfDay(LocalTime.parse(group(matcher, 1))))
                : Optional.empty();
    }

    /** Without zone it is meant in the zone of the house; without time it is the beginning of the day. */
    private static Optional<Value> moment(String token) {
        Matcher day = DAY.matcher(token);
        if (day.matches()) {
            return Optional.of(moment(LocalDate.parse(group(day, 1)).atStartOfDay(), group(day, 2)));
        }
        Matcher matcher = MOMENT.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        LocalDateTime local = LocalDateTime.parse(group(matcher, 1) + 'T' + group(matcher, 2));
        return Optional.of(moment(local, group(matcher, 3)));
    }

    private static Value moment(LocalDateTime local, String zone) {
        OffsetDateTime moment = zone.isEmpty()
                ? local.atZone(ZoneId.systemDefault()).toOffsetDateTime()
                : local.atOffset(ZoneOffset.of(zone));
        return new Value.Moment(moment);
    }

    private static String group(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? "" : text;
    }
}
