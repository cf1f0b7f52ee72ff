// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.form;

import static java.util.Objects.requireNonNull;

/**
 * What the values of a field must look like (XEP-0122).
 *
 * @param datatype such as {@code xs:int}; prefixes are part of the word and not looked up
 * @param method beyond the datatype
 * @param count how many values of a list may be chosen; {@link Bounds#NONE} for any number
 */
public record Validation(String datatype, Method method, Bounds count) {

    /** The namespace of validation. */
    public static final String NAMESPACE = "http://jabber.org/protocol/xdata-validate";

    /** How values are looked at. */
    public sealed interface Method {}

    /** The datatype says all. */
    public record Basic() implements Method {}

    /** A choice from a list, or something else of the datatype. */
    public record Open() implements Method {}

    /** Between bounds, both inclusive. */
    public record Range(Bounds bounds) implements Method {}

    /** Matches a pattern. */
    public record Regex(String pattern) implements Method {}

    /**
     * Bounds as written, in the form of the datatype.
     *
     * @param min lowest, or empty
     * @param max highest, or empty
     */
    public record Bounds(String min, String max) {

        /** No bounds. */
        public static final Bounds NONE = new Bounds("", "");

        /** Refuses null. */
        public Bounds {
            requireNonNull(min, "min");
            requireNonNull(max, "max");
        }
    }

    /** Refuses null. */
    public Validation {
        requireNonNull(datatype, "datatype");
        requireNonNull(method, "method");
        requireNonNull(count, "count");
    }

    /** The datatype says all. */
    public static Validation of(String datatype) {
        return new Validation(datatype, new Basic(), Bounds.NONE);
    }

    /** The datatype, with a method. */
    public static Validation of(String datatype, Method method) {
        return new Validation(datatype, method, Bounds.NONE);
    }
}
