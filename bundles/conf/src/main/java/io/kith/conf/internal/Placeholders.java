// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the properties of the framework in for <code>${name}</code>, so that one file serves every home and port. What
 * is put in is not looked at again.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^${}]+)\\}");

    private final Function<String, @Nullable String> properties;

    Placeholders(Function<String, @Nullable String> properties) {
        this.properties = properties;
    }

    /**
     * The text with every placeholder filled.
     *
     * @throws IOException if the framework does not know a name
     */
    String fill(String text) throws IOException {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = properties.apply(matcher.group(1));
            if (value == null) {
                throw new IOException("nobody knows " + matcher.group());
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
