// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Selection;
import java.util.Collection;

/** What somebody asked for, in a few words for the console. */
final class Words {

    private static final int MOST_NAMES = 5;

    private Words() {}

    static String read(Selection selection) {
        return selection.fields().isEmpty()
                ? "read"
                : "read " + names(selection.fields().stream().sorted().toList());
    }

    /** Some names and how many more. */
    static String names(Collection<String> names) {
        String some = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        return names.size() <= MOST_NAMES ? some : some + " and " + (names.size() - MOST_NAMES) + " more";
    }
}
