// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Category;
import io.kith.model.NodeRef;
import io.kith.model.Selection;
import io.kith.thing.Caller;
import io.kith.thing.Guard.Parameters;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is left of a question when a guard allows less. Nothing that a guard says makes it more. A result is empty if
 * nothing is left, which is not the same as an empty list of fields: that means all of them.
 */
final class Narrowing {

    private Narrowing() {}

    /** The same caller or nobody. */
    static Optional<Caller.Remote> caller(Caller.Remote asked, Caller.Remote allowed) {
        return asked.jid().sameBare(allowed.jid()) ? Optional.of(asked) : Optional.empty();
    }

    /** The names that are in both. */
    static Optional<Parameters> parameters(Parameters asked, Parameters allowed) {
        Set<String> both = common(asked.parameters(), allowed.parameters());
        return both.isEmpty() ? Optional.empty() : Optional.of(new Parameters(both));
    }

    /**
     * What both want of one thing.
     *
     * @param thing the id that the node of the thing has; a guard may name the addressed thing by it
     */
    static Optional<Selection> selection(String thing, Selection asked, Selection allowed) {
        Optional<List<NodeRef>> nodes = nodes(thing, asked.nodes(), allowed.nodes());
        Set<Category> categories = common(asked.categories(), allowed.categories());
        Optional<Set<String>> fields = fields(asked.fields(), allowed.fields());
        if (nodes.isEmpty()
                || fields.isEmpty()
                || (categories.isEmpty() && !asked.categories().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Selection(
                nodes.get(),
                categories,
                fields.get(),
                further(asked.from(), allowed.from(), Comparator.naturalOrder()),
                further(asked.to(), allowed.to(), Comparator.reverseOrder())));
    }

    private static Optional<List<NodeRef>> nodes(String thing, List<NodeRef> asked, List<NodeRef> allowed) {
        if (allowed.isEmpty()) {
            return Optional.of(asked);
        }
        Set<String> names = new HashSet<>();
        allowed.forEach(node -> names.add(node.nodeId().isEmpty() ? thing : node.nodeId()));
        if (asked.isEmpty()) {
            return names.contains(thing) ? Optional.of(asked) : Optional.empty();
        }
        List<NodeRef> both = asked.stream()
                .filter(node -> names.contains(node.nodeId().isEmpty() ? thing : node.nodeId()))
                .toList();
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    private static Optional<Set<String>> fields(Set<String> asked, Set<String> allowed) {
        if (asked.isEmpty() || allowed.isEmpty()) {
            return Optional.of(asked.isEmpty() ? allowed : asked);
        }
        Set<String> both = common(asked, allowed);
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    private static Optional<Instant> further(Optional<Instant> a, Optional<Instant> b, Comparator<Instant> order) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return order.compare(a.get(), b.get()) >= 0 ? a : b;
    }

    private static <T> Set<T> common(Set<T> a, Set<T> b) {
        Set<T> both = new HashSet<>(a);
        both.retainAll(b);
        return both;
    }
}
