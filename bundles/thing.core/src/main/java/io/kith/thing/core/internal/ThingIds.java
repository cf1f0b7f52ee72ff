// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import java.util.regex.Pattern;

/** What may be the id of a thing: it becomes a node and often an account on the network. */
final class ThingIds {

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._-]{1,100}");

    private ThingIds() {}

    static boolean isValid(String id) {
        return ID.matcher(id).matches();
    }
}
