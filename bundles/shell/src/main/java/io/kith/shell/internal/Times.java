// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes points in time as the clock on the wall shows them. */
final class Times {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    static String local(Instant time) {
        return FORM.format(time.atZone(ZoneId.systemDefault()));
    }
}
