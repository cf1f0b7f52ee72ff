// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes JSON (RFC 8259) of maps, lists, texts, numbers and truth values. Everything else is written as its text, an
 * empty Optional as null. Characters that mean something to HTML are escaped too, wherever the text may end up.
 */
final class Json {

    private Json() {}

    /** An object with its members in the given order: name, value, name, value. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    static String write(Object value) {
        StringBuilder out = new StringBuilder(512);
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                append(out, optional.get());
            } else {
                out.append("null");
            }
        } else if (value instanceof Map<?, ?> map) {
            appendObject(out, map);
        } else if (value instanceof Iterable<?> list) {
            appendList(out, list);
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else {
            appendText(out, value.toString());
        }
    }

    private static void appendObject(StringBuilder out, Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            appendText(out, String.valueOf(entry.getKey()));
            out.append(':');
            append(out, entry.getValue());
            separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private static void appendList(StringBuilder out, Iterable<?> list) {
        out.append('[');
        String separator = "";
        for (Object each : list) {
            out.append(separator);
            append(out, each);
            separator = ",";
        }
        out.append(']');
    }

    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' '
                            || c == '<'
                            || c == '>'
                            || c == '&'
                            || c == '\''
                            || (c >= 0x7F && c < 0xA0)
                            || c == 0x2028
                            || c == 0x2029
                            || lonely(text, i)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Half of a surrogate pair, which UTF-8 cannot carry. */
    private static boolean lonely(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
