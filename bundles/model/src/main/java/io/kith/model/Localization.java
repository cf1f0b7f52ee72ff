// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

/**
 * How a field's name is said in other languages (XEP-0323 §3.9).
 *
 * @param module language module that holds the strings, or empty
 * @param stringIds steps such as {@code 4||A1,5||3}, as written on the network
 */
public record Localization(String module, String stringIds) {

    /** Refuses null. */
    public Localization {
        requireNonNull(module, "module");
        requireNonNull(stringIds, "stringIds");
    }
}
