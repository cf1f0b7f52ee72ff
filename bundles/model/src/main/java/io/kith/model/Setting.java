// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

/**
 * A value for a control parameter (XEP-0325 §3.1).
 *
 * @param name of the parameter
 * @param value to set
 */
public record Setting(String name, Value value) {

    /** Refuses null. */
    public Setting {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }
}
