// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the messages of other people's bundles that a person of the house will meet into words with a remedy. */
final class Plainly {

    private static final Pattern NOT_INSTALLED = Pattern.compile("Failed to (?:install|update) artifact: (.*)");
    private static final Pattern NOT_STARTED = Pattern.compile("Error while starting bundle: (?:file:)?(.*)");

    private Plainly() {}

    /** The message to log in place of the one given, which may be the same. */
    static String said(String bundle, String message, @Nullable Throwable failure) {
        if (!bundle.equals("org.apache.felix.fileinstall") || failure == null) {
            return message;
        }
        Matcher start = NOT_STARTED.matcher(message);
        if (start.matches()) {
            return Unresolved.is(failure)
                    ? Unresolved.line(start.group(1), failure)
                    : "The bundle " + start.group(1) + " does not start (" + Cause.of(failure) + ").";
        }
        Matcher install = NOT_INSTALLED.matcher(message);
        if (install.matches()) {
            String kind = install.group(1).endsWith(".jar") ? "bundle " : "configuration ";
            return "The " + kind + install.group(1) + " cannot be used (" + Cause.of(failure)
                    + "). Mend it or take it away; the house goes on without it.";
        }
        return message;
    }
}
