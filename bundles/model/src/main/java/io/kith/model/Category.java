// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What kind of value a field is (XEP-0323 §4: field types). A request names a union of them, a field an intersection. */
public enum Category {
    /** The value now. */
    MOMENTARY("momentary"),
    /** A highest or lowest value. */
    PEAK("peak"),
    /** The state of the device. */
    STATUS("status"),
    /** Derived from other values. */
    COMPUTED("computed"),
    /** What the device is: serial numbers, addresses, counts that do not change. */
    IDENTITY("identity"),
    /** Kept at the end of a second. */
    HISTORICAL_SECOND("historicalSecond"),
    /** Kept at the end of a minute. */
    HISTORICAL_MINUTE("historicalMinute"),
    /** Kept at the end of an hour. */
    HISTORICAL_HOUR("historicalHour"),
    /** Kept at the end of a day. */
    HISTORICAL_DAY("historicalDay"),
    /** Kept at the end of a week. */
    HISTORICAL_WEEK("historicalWeek"),
    /** Kept at the end of a month. */
    HISTORICAL_MONTH("historicalMonth"),
    /** Kept at the end of a quarter. */
    HISTORICAL_QUARTER("historicalQuarter"),
    /** Kept at the end of a year. */
    HISTORICAL_YEAR("historicalYear"),
    /** Kept at the end of another period. */
    HISTORICAL_OTHER("historicalOther");

    /** Every category: what {@code all='true'} asks for. */
    public static final Set<Category> ALL = Collections.unmodifiableSet(EnumSet.allOf(Category.class));

    /** Every historical one: what {@code historical='true'} asks for. */
    public static final Set<Category> HISTORICAL =
            Collections.unmodifiableSet(EnumSet.range(HISTORICAL_SECOND, HISTORICAL_OTHER));

    private final String token;

    Category(String token) {
        this.token = token;
    }

    /** The specification's own word for it, such as {@code historicalDay}. */
    public String token() {
        return token;
    }

    /** The category of that word. */
    public static Optional<Category> ofToken(String token) {
        return Arrays.stream(values()).filter(c -> c.token.equals(token)).findFirst();
    }
}
