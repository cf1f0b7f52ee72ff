// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a command is about, as typed: {@code NAME}, {@code NODE}, {@code NODE.NAME}, {@code NODE.}, {@code NAME@NODE} or
 * {@code @NODE}. Which of these it is depends on what nodes there are, since names may hold dots.
 *
 * @param text empty for what is selected
 */
record Subject(String text) {

    /** Nothing named: the selected thing, all of its fields or parameters. */
    static final Subject SELECTED = new Subject("");

    /**
     * What a subject means.
     *
     * @param node id of a thing, if one was named; it need not exist
     * @param name of a field or parameter; empty for all
     */
    record Target(Optional<String> node, String name) {}

    static Subject of(String text) {
        return new Subject(text.strip());
    }

    /** Whether this can only be a node. */
    boolean namesNodeOnly() {
        return text.length() > 1 && (text.startsWith("@") || text.endsWith("."));
    }

    /** What it means where there are these nodes. */
    Target resolve(Collection<String> nodes) {
        if (text.startsWith("@") && text.length() > 1) {
            return new Target(Optional.of(text.substring(1)), "");
        }
        int at = text.lastIndexOf('@');
        if (at > 0 && at < text.length() - 1) {
            return new Target(Optional.of(text.substring(at + 1)), text.substring(0, at));
        }
        if (nodes.contains(text)) {
            return new Target(Optional.of(text), "");
        }
        Optional<String> node =
                nodes.stream().filter(n -> text.startsWith(n + ".")).max(Comparator.comparingInt(String::length));
        if (node.isPresent()) {
            return new Target(node, text.substring(node.get().length() + 1));
        }
        return namesNodeOnly()
                ? new Target(Optional.of(text.substring(0, text.length() - 1)), "")
                : new Target(Optional.empty(), text);
    }
}
