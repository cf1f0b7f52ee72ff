// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Category;
import io.kith.model.NodeRef;
import io.kith.model.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says in one selection what is allowed of several things. */
final class Selections {

    private Selections() {}

    /** The least selection that holds each of them; they are at least one. */
    static Selection union(List<Selection> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<NodeRef> nodes = new ArrayList<>();
        Set<Category> categories = EnumSet.noneOf(Category.class);
        Set<String> fields = new HashSet<>();
        boolean allFields = false;
        for (Selection part : parts) {
            nodes.addAll(part.nodes());
            categories.addAll(part.categories());
            fields.addAll(part.fields());
            allFields |= part.fields().isEmpty();
        }
        return new Selection(
                nodes,
                categories,
                allFields ? Set.of() : fields,
                widest(parts, Selection::from, Comparator.reverseOrder()),
                widest(parts, Selection::to, Comparator.naturalOrder()));
    }

    private static Optional<Instant> widest(
            List<Selection> parts, Function<Selection, Optional<Instant>> bound, Comparator<Instant> order) {
        List<Instant> bounds =
                parts.stream().map(bound).flatMap(Optional::stream).toList();
        return bounds.size() < parts.size() ? Optional.empty() : bounds.stream().max(order);
    }
}
