// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import io.kith.model.Field;
import io.kith.model.Value;
import java.util.Locale;

/** What a device says of itself. */
final class Identity {

    private final Field[] fields;

    Identity(String model, long seed) {
        fields = new Field[] {
            Field.identity("Manufacturer", Value.of("Kith")),
            Field.identity("Model", Value.of(model)),
            Field.identity("Serial Number", Value.of(String.format(Locale.ROOT, "SIM-%08X", seed)))
        };
    }

    Field[] fields() {
        return fields.clone();
    }
}
