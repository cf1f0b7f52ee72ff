// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Jid;
import java.util.List;

/**
 * What is configured for one thing.
 *
 * @param thing its id
 * @param account the account that it is reached under
 * @param trusted whom it trusts, bare addresses
 * @param label what people call it; may be empty
 */
record ThingSettings(String thing, String account, List<Jid> trusted, String label) {

    ThingSettings {
        trusted = List.copyOf(trusted);
    }

    /** What holds without a configuration: reached under its own name, trusts nobody. */
    static ThingSettings none(String thing) {
        return new ThingSettings(thing, thing, List.of(), "");
    }
}
