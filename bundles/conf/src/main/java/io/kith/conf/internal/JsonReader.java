// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) with comments, as the OSGi Configurator allows them: {@code //} to the end of the line and
 * between {@code /*} and its end. A person writes these files, so every error tells line and column.
 */
final class JsonReader {

    /** A configuration is an object of lists at most; the rest is room for clear errors on what is deeper. */
    private static final int DEEPEST = 16;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * The object that the text holds: names in order, to String, Boolean, Long, Double, List or Map, or null.
     *
     * @throws IOException if it is no JSON object; the message tells where and what was expected
     */
    static Map<String, @Nullable Object> object(String text) throws IOException {
        JsonReader reader = new JsonReader(text);
        reader.space();
        Map<String, @Nullable Object> object = reader.members();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.wrong("nothing more after the last }");
        }
        return object;
    }

    private @Nullable Object value() throws IOException {
        if (++depth > DEEPEST) {
            throw wrong("less nesting");
        }
        Object value =
                switch (peek()) {
                    case '{' -> members();
                    case '[' -> elements();
                    case '"' -> string();
                    default -> word();
                };
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> members() throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        expect('{', "{");
        space();
        if (taken('}')) {
            return members;
        }
        do {
            space();
            int start = at;
            String name = string();
            if (members.containsKey(name)) {
                at = start;
                throw wrong("each name once, and \"" + name + "\" comes twice");
            }
            space();
            expect(':', ": after \"" + name + "\"");
            space();
            members.put(name, value());
            space();
        } while (taken(','));
        expect('}', ", or }");
        return members;
    }

    private List<@Nullable Object> elements() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        expect('[', "[");
        space();
        if (taken(']')) {
            return elements;
        }
        do {
            space();
            elements.add(value());
            space();
        } while (taken(','));
        expect(']', ", or ]");
        return elements;
    }

    private String string() throws IOException {
        expect('"', "a text in double quotes");
        StringBuilder string = new StringBuilder();
        while (true) {
            char c = peek();
            if (c < ' ') {
                throw wrong("\" at the end of the text");
            }
            at++;
            if (c == '"') {
                return string.toString();
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws IOException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at--;
                throw wrong("one of \" \\ / b f n r t u after the backslash");
            }
        };
    }

    private char unicode() throws IOException {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw wrong("four hexadecimal digits");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private @Nullable Object word() throws IOException {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> number(word, start);
        };
    }

    private Object number(String word, int start) throws IOException {
        if (word.matches("-?(0|[1-9]\\d{0,17})")) {
            return Long.valueOf(word);
        }
        if (word.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
            return new BigDecimal(word).doubleValue();
        }
        at = start;
        throw wrong("a text in double quotes, a number, true, false, [ or {");
    }

    private void space() throws IOException {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw wrong("*/ at the end of the comment");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    /** The next character, or NUL at the end, which no rule takes. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean taken(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c, String words) throws IOException {
        if (!taken(c)) {
            throw wrong(words);
        }
    }

    private IOException wrong(String expected) {
        String before = text.substring(0, Math.min(at, text.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new IOException("line " + line + ", column " + column + ": expected " + expected);
    }
}
