// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.control.internal;

import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.Caller;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.ParameterError;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.Things;
import io.kith.thing.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Things without hardware: each node has parameters with values, and some may be forbidden. */
final class FakeThings implements Things {

    final Map<String, Map<String, View.Entry>> nodes = new LinkedHashMap<>();
    final Set<String> forbidden = new HashSet<>();
    final List<Caller> callers = new ArrayList<>();
    final List<Setting> done = new ArrayList<>();
    Optional<ThingException> refusal = Optional.empty();

    FakeThings with(String node, Parameter parameter, Value value) {
        nodes.computeIfAbsent(node, n -> new LinkedHashMap<>()).put(parameter.name(), new View.Entry(parameter, value));
        return this;
    }

    @Override
    public View seenBy(Caller caller) {
        callers.add(caller);
        return new FakeView();
    }

    @Override
    public List<Thing> all() {
        throw new AssertionError("Not for others on the network");
    }

    private final class FakeView implements View {
        @Override
        public List<String> things() {
            return List.copyOf(nodes.keySet());
        }

        @Override
        public CompletionStage<Boolean> mayBefriend() {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletionStage<Reading> read(Selection selection) {
            return CompletableFuture.failedFuture(new AssertionError("Nobody here reads"));
        }

        private List<Map<String, Entry>> meant(List<NodeRef> refs) {
            refusal.ifPresent(e -> {
                throw e;
            });
            if (refs.isEmpty()) {
                return List.copyOf(nodes.values());
            }
            List<Map<String, Entry>> meant = new ArrayList<>();
            for (NodeRef ref : refs) {
                Map<String, Entry> entries = nodes.get(ref.nodeId());
                if (entries == null) {
                    throw new ThingException(Reason.ITEM_NOT_FOUND, "There is no such node.");
                }
                meant.add(entries);
            }
            return meant;
        }

        @Override
        public CompletionStage<List<Entry>> form(List<NodeRef> refs) {
            List<Map<String, Entry>> meant = meant(refs);
            List<Entry> common = meant.get(0).values().stream()
                    .filter(e -> !forbidden.contains(e.parameter().name()))
                    .filter(e -> meant.stream().allMatch(m -> {
                        Entry other = m.get(e.parameter().name());
                        return other != null && other.parameter().equals(e.parameter());
                    }))
                    .toList();
            if (common.isEmpty()) {
                throw new ThingException(Reason.NOT_IMPLEMENTED, "Cannot merge control forms from different nodes.");
            }
            return CompletableFuture.completedFuture(common);
        }

        @Override
        public CompletionStage<List<Setting>> set(List<NodeRef> refs, List<Setting> settings) {
            List<Map<String, Entry>> meant = meant(refs);
            List<Setting> left =
                    settings.stream().filter(s -> !forbidden.contains(s.name())).toList();
            List<ParameterError> errors = new ArrayList<>();
            boolean missing = false;
            for (Setting setting : left) {
                for (Map<String, Entry> entries : meant) {
                    Entry entry = entries.get(setting.name());
                    missing |= entry == null;
                    Optional<String> error = entry == null
                            ? Optional.of("Parameter not found.")
                            : error(entry.parameter(), setting.value());
                    error.filter(e ->
                                    errors.stream().noneMatch(p -> p.parameter().equals(setting.name())))
                            .ifPresent(e -> errors.add(new ParameterError(setting.name(), e)));
                }
            }
            if (!errors.isEmpty()) {
                return CompletableFuture.failedFuture(new ThingException(
                        missing ? Reason.ITEM_NOT_FOUND : Reason.BAD_REQUEST, "Nothing was set.", errors));
            }
            done.addAll(left);
            return CompletableFuture.completedFuture(left);
        }

        private Optional<String> error(Parameter parameter, Value value) {
            Optional<Value> adapted = parameter.adapt(value);
            if (adapted.isEmpty()) {
                return Optional.of("Invalid parameter type.");
            }
            return parameter.allows(adapted.get()) ? Optional.empty() : Optional.of("Invalid parameter value.");
        }
    }
}
