// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what {@link JsonReader} reads, one name a line, as a person would. */
final class JsonWriter {

    private JsonWriter() {}

    /** The text of an object of texts, numbers, booleans and lists of these. */
    static String object(Map<String, Object> object) {
        return object.entrySet().stream()
                .map(member -> "  " + quoted(member.getKey()) + ": " + value(member.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String value(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(JsonWriter::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : quoted(value.toString());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ') {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
