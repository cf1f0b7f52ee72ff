// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be typed, as rows {@code command⇥description}.
 *
 * @param names ids of the things behind the address
 * @param called what people call them
 * @param readable whether any of them can be read
 * @param controllable whether any of them can be controlled
 */
record Menus(List<String> names, List<String> called, boolean readable, boolean controllable) {

    /** Begins each greeting, by which two things know each other. */
    static final String HELLO = "Hello. This is ";

    /** Greets, and says what can be typed. */
    List<String> greeting() {
        List<String> rows = new ArrayList<>();
        rows.add(HELLO + String.join(", ", called) + ". You can type:");
        rows.addAll(brief());
        return rows;
    }

    /** The answer to {@code #}. */
    List<String> brief() {
        List<String> rows = new ArrayList<>();
        rows.add("#\tShows this menu.");
        rows.add("##\tShows a longer menu.");
        if (readable) {
            rows.add("?\tReads the values of the moment.");
            rows.add("??\tReads all values.");
        }
        if (controllable) {
            rows.add("=?\tLists what can be controlled.");
        }
        return rows;
    }

    /** The answer to {@code ##}. */
    List<String> extended() {
        List<String> rows = new ArrayList<>(brief());
        if (readable) {
            rows.add("FIELD?\tReads the value of FIELD at the moment.");
            rows.add("FIELD??\tReads all values of FIELD.");
        }
        if (controllable) {
            rows.add("!?\tSame as =?.");
            rows.add("PARAMETER=?\tShows the value of PARAMETER.");
            rows.add("PARAMETER!?\tSame as PARAMETER=?.");
            rows.add("PARAMETER=VALUE\tSets PARAMETER to VALUE.");
            rows.add("PARAMETER!VALUE\tSame as PARAMETER=VALUE.");
            rows.add("0\tGoes back from a list to the menu.");
        }
        if (names.size() > 1) {
            addNodes(rows);
        }
        return rows;
    }

    private void addNodes(List<String> rows) {
        rows.add("Behind this address are several things: " + String.join(", ", called) + ". Name one, as NODE:");
        if (readable) {
            rows.add("NODE?\tReads the values of NODE at the moment.");
            rows.add("NODE??\tReads all values of NODE.");
            rows.add("NODE.FIELD?\tReads FIELD of NODE. Same as FIELD@NODE?.");
        }
        if (controllable) {
            rows.add("NODE=?\tLists what can be controlled on NODE.");
            rows.add("NODE.PARAMETER=VALUE\tSets PARAMETER of NODE. Same as PARAMETER@NODE=VALUE.");
        }
    }
}
