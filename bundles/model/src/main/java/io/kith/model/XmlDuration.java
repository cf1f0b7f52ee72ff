// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as XML Schema has it: years, months and days of the calendar beside hours, minutes and seconds.
 *
 * @param period calendar part
 * @param time clock part, of the same sign as the calendar part
 */
public record XmlDuration(Period period, Duration time) {

    private static final Pattern FORM =
            Pattern.compile("(-?)P((?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?)(?:T((?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?))?");

    /** Refuses parts of different sign, which XML Schema cannot write. */
    public XmlDuration {
        requireNonNull(period, "period");
        requireNonNull(time, "time");
        boolean somePositive = time.compareTo(Duration.ZERO) > 0
                || period.getYears() > 0
                || period.getMonths() > 0
                || period.getDays() > 0;
        if (somePositive && (time.isNegative() || period.isNegative())) {
            throw new IllegalArgumentException("A duration has one sign");
        }
    }

    /** A duration of the clock alone. */
    public static XmlDuration of(Duration time) {
        return new XmlDuration(Period.ZERO, time);
    }

    /**
     * Reads {@code PnYnMnDTnHnMnS}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static XmlDuration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || text.endsWith("P") || text.endsWith("T")) {
            throw new IllegalArgumentException("Not a duration: \"" + text + "\"");
        }
        String days = requireNonNull(matcher.group(2));
        String clock = matcher.group(3);
        try {
            Period period = days.isEmpty() ? Period.ZERO : Period.parse("P" + days);
            Duration time = clock == null || clock.isEmpty() ? Duration.ZERO : Duration.parse("PT" + clock);
            boolean negative = "-".equals(matcher.group(1));
            return negative ? new XmlDuration(period.negated(), time.negated()) : new XmlDuration(period, time);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("Not a duration: \"" + text + "\"", e);
        }
    }

    /** As XML Schema writes it. */
    @Override
    public String toString() {
        boolean negative = time.isNegative() || period.isNegative();
        Period p = negative ? period.negated() : period;
        Duration t = negative ? time.negated() : time;
        if (p.isZero() && t.isZero()) {
            return "PT0S";
        }
        return (negative ? "-" : "")
                + (p.isZero() ? "P" : p.toString())
                + (t.isZero() ? "" : t.toString().substring(1));
    }
}
