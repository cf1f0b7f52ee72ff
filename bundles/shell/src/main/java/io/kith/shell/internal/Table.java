// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of text in columns as wide as their widest cell. Names and values come from devices and strangers, so control
 * characters are made visible: an escape sequence must not reach the terminal.
 */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        row((Object[]) head);
    }

    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(cell -> plain(String.valueOf(cell))).toList());
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The text on one line, with nothing in it that a terminal would obey. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean obeyed = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            out.appendCodePoint(obeyed ? 0xFFFD : c);
        });
        return out.toString();
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - width(row.get(i))))
                        .append(GAP);
            }
            out.append(out.isEmpty() ? "" : "\n").append(line.toString().stripTrailing());
        }
        return out.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
