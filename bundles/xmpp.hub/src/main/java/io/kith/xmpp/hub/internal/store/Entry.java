// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One line of the journal: a checksum, a kind, and fields, parted by tabs.
 *
 * @param kind what the line says
 * @param fields its values, any text
 */
record Entry(String kind, List<String> fields) {

    private static final int CHECKSUM = 8;

    Entry {
        fields = List.copyOf(fields);
    }

    static Entry of(String kind, String... fields) {
        return new Entry(kind, List.of(fields));
    }

    /** The field at that place, empty if the line is shorter. */
    String field(int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    /** The whole line with its end. */
    byte[] encode() {
        StringBuilder body = new StringBuilder(kind);
        for (String field : fields) {
            body.append('\t');
            escape(body, field);
        }
        String text = body.toString();
        return (checksum(text) + ' ' + text + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a line without its end; empty if it is torn or altered. */
    static Optional<Entry> decode(String line) {
        if (line.length() <= CHECKSUM || line.charAt(CHECKSUM) != ' ') {
            return Optional.empty();
        }
        String body = line.substring(CHECKSUM + 1);
        if (!checksum(body).equals(line.substring(0, CHECKSUM))) {
            return Optional.empty();
        }
        String[] parts = body.split("\t", -1);
        List<String> fields = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            fields.add(unescape(parts[i]));
        }
        return Optional.of(new Entry(parts[0], fields));
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            out.append(
                    switch (escaped) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
        }
        return out.toString();
    }
}
