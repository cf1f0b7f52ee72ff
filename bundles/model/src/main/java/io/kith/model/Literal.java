// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Reads what {@link Value#text()} writes. */
final class Literal {

    private static final int MOST_DIGITS = 400;
    private static final Pattern COLOUR = Pattern.compile("(?:[0-9a-fA-F]{2}){3,4}");

    private Literal() {}

    static Value parse(ValueType type, String text) {
        String token = text.strip();
        try {
            return switch (type) {
                case BOOLEAN -> flag(token);
                case COLOR -> colour(token);
                case DATE -> new Value.Day(LocalDate.parse(token));
                case DATE_TIME -> new Value.Moment(OffsetDateTime.parse(token));
                case DURATION -> new Value.Span(XmlDuration.parse(token));
                case ENUM -> new Value.Choice(token, "");
                case INT -> Value.of(Integer.parseInt(token));
                case LONG -> Value.of(Long.parseLong(token));
                case NUMERIC -> new Value.Quantity(number(token), "");
                case STRING -> Value.of(text);
                case TIME -> new Value.TimeOfDay(LocalTime.parse(token));
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + shortened(token) + "\" is not " + wanted(type), e);
        }
    }

    private static Value flag(String token) {
        return switch (token) {
            case "true", "1" -> Value.of(true);
            case "false", "0" -> Value.of(false);
            default -> throw new IllegalArgumentException(token);
        };
    }

    private static BigDecimal number(String token) {
        if (token.length() > MOST_DIGITS) {
            throw new IllegalArgumentException("too long");
        }
        return new BigDecimal(token);
    }

    private static Value colour(String token) {
        if (!COLOUR.matcher(token).matches()) {
            throw new IllegalArgumentException(token);
        }
        int alpha = token.length() == 8 ? Integer.parseInt(token.substring(6), 16) : 0xFF;
        int rgb = Integer.parseInt(token.substring(0, 6), 16);
        return new Value.Colour(rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF, alpha);
    }

    private static String wanted(ValueType type) {
        return switch (type) {
            case BOOLEAN -> "a truth value: true or false";
            case COLOR -> "a colour: six hexadecimal digits RRGGBB, or eight with the opacity";
            case DATE -> "a day such as 2026-11-23";
            case DATE_TIME -> "a point in time such as 2026-11-23T19:30:00Z";
            case DURATION -> "a duration such as PT1H30M";
            case ENUM, STRING -> "a text";
            case INT -> "a whole number between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE;
            case LONG -> "a whole number of 64 bits";
            case NUMERIC -> "a number such as 21.5";
            case TIME -> "a time of day such as 19:30:00";
        };
    }

    private static String shortened(String token) {
        return token.length() <= 40 ? token : token.substring(0, 40) + "…";
    }
}
