// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleException;

/**
 * Says what a bundle lacks. The framework's own message repeats the chain of requirements in the language of its
 * resolver; the last one of the chain is the one to mend.
 */
final class Unresolved {

    private static final Pattern REQUIREMENT =
            Pattern.compile("missing requirement \\[(\\S+) \\[[^]]*\\]\\([^)]*\\)\\] ([\\w.]+); (\\(.*?\\))"
                    + "(?= \\[caused by|\\]| Unresolved requirements|$)");
    private static final Pattern SUBJECT = Pattern.compile("\\(osgi\\.(?:wiring\\.package|wiring\\.bundle|ee|extender"
            + "|implementation|service|contract)=([^)]*)\\)");
    private static final Pattern FLOOR = Pattern.compile("(?<!!)\\((?:bundle-)?version>=([^)]*)\\)");
    private static final Pattern CEILING = Pattern.compile("!\\((?:bundle-)?version>=([^)]*)\\)");

    private Unresolved() {}

    /** Whether the failure is that of a bundle which does not resolve. The Log Service passes on the text only. */
    static boolean is(Throwable failure) {
        return (failure instanceof BundleException e && e.getType() == BundleException.RESOLVE_ERROR)
                || String.valueOf(failure.getMessage()).contains("missing requirement");
    }

    /** One line on the bundle of this name: what nobody gives it, and what to do. */
    static String line(String bundle, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher matcher = REQUIREMENT.matcher(message);
        String holder = "";
        String lacking = "";
        while (matcher.find()) {
            holder = matcher.group(1);
            lacking = describe(matcher.group(2), matcher.group(3));
        }
        if (lacking.isEmpty()) {
            return "The bundle " + bundle + " does not resolve (" + Cause.of(failure) + ").";
        }
        String through = !message.contains("[caused by") ? "" : " needs " + holder + ", which";
        return "The bundle " + bundle + through + " does not resolve: nobody gives " + lacking
                + ". Put a bundle that gives it into deploy/, or take this one away.";
    }

    private static String describe(String namespace, String filter) {
        Matcher subject = SUBJECT.matcher(filter);
        if (!subject.find()) {
            return namespace + " " + filter;
        }
        String kind =
                switch (namespace) {
                    case "osgi.wiring.package" -> "the package ";
                    case "osgi.wiring.bundle" -> "the bundle ";
                    case "osgi.ee" -> "the Java version ";
                    default -> namespace + " ";
                };
        return kind + subject.group(1) + range(filter);
    }

    private static String range(String filter) {
        Matcher floor = FLOOR.matcher(filter);
        Matcher ceiling = CEILING.matcher(filter);
        if (!floor.find()) {
            return "";
        }
        return ceiling.find()
                ? " in version [" + floor.group(1) + "," + ceiling.group(1) + ")"
                : " in version " + floor.group(1) + " or newer";
    }
}
