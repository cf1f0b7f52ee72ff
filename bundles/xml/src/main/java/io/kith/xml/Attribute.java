// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import static java.util.Objects.requireNonNull;

import javax.xml.namespace.QName;

/** One attribute; a name without a prefix has no namespace. */
public record Attribute(QName name, String value) {

    /** Refuses null, as every value here does. */
    public Attribute {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }
}
