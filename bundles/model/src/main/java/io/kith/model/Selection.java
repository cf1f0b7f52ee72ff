// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which nodes, categories, fields and times somebody wants to read (XEP-0323 §3.1). Empty nodes mean the addressed
 * thing, empty fields mean all of them.
 *
 * @param nodes in the order asked for
 * @param categories any of them; a field is wanted if it has at least one
 * @param fields names, or empty for all
 * @param from earliest time of a historical value, inclusive
 * @param to latest time of a historical value, inclusive
 */
public record Selection(
        List<NodeRef> nodes,
        Set<Category> categories,
        Set<String> fields,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** Copies the collections. */
    public Selection {
        nodes = List.copyOf(nodes);
        categories = Set.copyOf(categories);
        fields = Set.copyOf(fields);
        requireNonNull(from, "from");
        requireNonNull(to, "to");
    }

    /** All fields of these categories of the addressed thing. */
    public static Selection of(Set<Category> categories) {
        return new Selection(List.of(), categories, Set.of(), Optional.empty(), Optional.empty());
    }

    /** All momentary fields of the addressed thing. */
    public static Selection momentary() {
        return of(Set.of(Category.MOMENTARY));
    }

    /** The same of other nodes. */
    public Selection ofNodes(List<NodeRef> newNodes) {
        return new Selection(newNodes, categories, fields, from, to);
    }

    /** The same with other fields; empty for all. */
    public Selection ofFields(Set<String> newFields) {
        return new Selection(nodes, categories, newFields, from, to);
    }

    /** Whether a field of that moment is asked for. Times limit historical values only. */
    public boolean wants(Field field, Instant time) {
        if (!fields.isEmpty() && !fields.contains(field.name())) {
            return false;
        }
        if (field.categories().stream().noneMatch(categories::contains)) {
            return false;
        }
        boolean historical = field.categories().stream().anyMatch(Category.HISTORICAL::contains);
        return !historical
                || (from.filter(time::isBefore).isEmpty()
                        && to.filter(time::isAfter).isEmpty());
    }
}
