// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One value of a field or of a parameter. */
public sealed interface Value {

    /** Its type on the network. */
    ValueType type();

    /**
     * The value as text without its unit, as XML Schema writes it: {@code true}, {@code 21.50}, {@code 2026-11-23}.
     */
    String text();

    /** The value for a person: as {@link #text()}, with the unit after a blank where there is one. */
    default String display() {
        return text();
    }

    /**
     * Reads what {@link #text()} writes; white space around it does not count, except in a text.
     *
     * @throws IllegalArgumentException if it is none of that type, with a message for a person
     */
    static Value parse(ValueType type, String text) {
        return Literal.parse(type, text);
    }

    /** A truth value. */
    static Flag of(boolean value) {
        return new Flag(value);
    }

    /** A text. */
    static Text of(String value) {
        return new Text(value);
    }

    /** A whole number of 32 bits. */
    static Int32 of(int value) {
        return new Int32(value);
    }

    /** A whole number of 64 bits. */
    static Int64 of(long value) {
        return new Int64(value);
    }

    /** A number whose decimals count, such as {@code "21.50"}, with its unit or an empty one. */
    static Quantity of(String number, String unit) {
        return new Quantity(new BigDecimal(number), unit);
    }

    /** A measured number rounded half up to that many decimals. */
    static Quantity of(double number, int decimals, String unit) {
        return new Quantity(BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP), unit);
    }

    /** A truth value. */
    record Flag(boolean value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /** A text. */
    record Text(String value) implements Value {
        /** Refuses null. */
        public Text {
            requireNonNull(value, "value");
        }

        @Override
        public ValueType type() {
            return ValueType.STRING;
        }

        @Override
        public String text() {
            return value;
        }
    }

    /** A whole number of 32 bits. */
    record Int32(int value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.INT;
        }

        @Override
        public String text() {
            return Integer.toString(value);
        }
    }

    /** A whole number of 64 bits. */
    record Int64(long value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.LONG;
        }

        @Override
        public String text() {
            return Long.toString(value);
        }
    }

    /**
     * A number with its unit. The number of decimals is part of the reading, so {@code 50.0} and {@code 50.00} differ.
     *
     * @param unit as written on the network, such as {@code °C}; empty if there is none
     */
    record Quantity(BigDecimal number, String unit) implements Value {
        /** Refuses null. */
        public Quantity {
            requireNonNull(number, "number");
            requireNonNull(unit, "unit");
        }

        @Override
        public ValueType type() {
            return ValueType.NUMERIC;
        }

        @Override
        public String text() {
            return Math.abs((long) number.scale()) > 40 ? number.toString() : number.toPlainString();
        }

        @Override
        public String display() {
            return unit.isEmpty() ? text() : text() + ' ' + unit;
        }
    }

    /** One of a set of names. */
    record Choice(String value, String dataType) implements Value {
        /** Refuses null. */
        public Choice {
            requireNonNull(value, "value");
            requireNonNull(dataType, "dataType");
        }

        @Override
        public ValueType type() {
            return ValueType.ENUM;
        }

        @Override
        public String text() {
            return value;
        }
    }

    /** A day of the calendar. */
    record Day(LocalDate value) implements Value {
        /** Refuses null. */
        public Day {
            requireNonNull(value, "value");
        }

        @Override
        public ValueType type() {
            return ValueType.DATE;
        }

        @Override
        public String text() {
            return value.toString();
        }
    }

    /** A point in time. */
    record Moment(OffsetDateTime value) implements Value {
        /** Refuses null. */
        public Moment {
            requireNonNull(value, "value");
        }

        @Override
        public ValueType type() {
            return ValueType.DATE_TIME;
        }

        @Override
        public String text() {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
        }
    }

    /** A time of day. */
    record TimeOfDay(LocalTime value) implements Value {
        /** Refuses null. */
        public TimeOfDay {
            requireNonNull(value, "value");
        }

        @Override
        public ValueType type() {
            return ValueType.TIME;
        }

        @Override
        public String text() {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(value);
        }
    }

    /** A length of time, in calendar units and in seconds, as {@code xs:duration} has both. */
    record Span(XmlDuration value) implements Value {
        /** Refuses null. */
        public Span {
            requireNonNull(value, "value");
        }

        @Override
        public ValueType type() {
            return ValueType.DURATION;
        }

        @Override
        public String text() {
            return value.toString();
        }
    }

    /** A colour of light, parts from 0 to 255; alpha 255 is opaque. */
    record Colour(int red, int green, int blue, int alpha) implements Value {
        /** Refuses parts outside 0 to 255. */
        public Colour {
            if (((red | green | blue | alpha) & ~0xFF) != 0) {
                throw new IllegalArgumentException("Parts of a colour lie between 0 and 255");
            }
        }

        @Override
        public ValueType type() {
            return ValueType.COLOR;
        }

        /** {@code RRGGBB}, or {@code RRGGBBAA} if not opaque (XEP-0331). */
        @Override
        public String text() {
            String rgb = String.format(Locale.ROOT, "%02x%02x%02x", red, green, blue);
            return alpha == 0xFF ? rgb : rgb + String.format(Locale.ROOT, "%02x", alpha);
        }
    }
}
