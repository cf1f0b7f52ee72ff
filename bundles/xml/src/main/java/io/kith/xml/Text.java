// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import static java.util.Objects.requireNonNull;

/** Character data between tags, unescaped. */
public record Text(String value) implements Content {

    /** Refuses null, as every value here does. */
    public Text {
        requireNonNull(value, "value");
    }
}
