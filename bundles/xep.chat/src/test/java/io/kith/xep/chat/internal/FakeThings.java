// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import io.kith.model.Jid;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.Caller;
import io.kith.thing.Things;
import io.kith.thing.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Things of which a test says what they do. */
final class FakeThings implements Things {

    final Set<Jid> trusted = new HashSet<>();
    final List<Selection> selections = new ArrayList<>();
    final List<List<NodeRef>> nodes = new ArrayList<>();
    final Map<Parameter, Value> parameters = new LinkedHashMap<>();
    List<String> ids = List.of("sensor");
    Consumer<View.Listener> readout = View.Listener::done;

    @Nullable
    RuntimeException failure;

    String label = "";
    int questions;

    @Override
    public View seenBy(Caller caller) {
        return new FakeView((Caller.Remote) caller);
    }

    @Override
    public List<Thing> all() {
        return ids.stream()
                .map(id -> new Thing(
                        id, "sensor", true, List.copyOf(parameters.keySet()), List.of(), Optional.empty(), label))
                .toList();
    }

    private <T> CompletionStage<T> answer(T answer) {
        return failure != null
                ? CompletableFuture.supplyAsync(() -> {
                    throw Objects.requireNonNull(failure);
                })
                : CompletableFuture.completedStage(answer);
    }

    private final class FakeView implements View {
        private final Caller.Remote caller;

        FakeView(Caller.Remote caller) {
            this.caller = caller;
        }

        @Override
        public List<String> things() {
            return ids;
        }

        @Override
        public CompletionStage<Boolean> mayBefriend() {
            questions++;
            return CompletableFuture.completedStage(
                    trusted.contains(caller.jid().bare()));
        }

        @Override
        public CompletionStage<Reading> read(Selection selection) {
            selections.add(selection);
            return answer(new Reading() {
                @Override
                public Selection allowed() {
                    return selection;
                }

                @Override
                public void start(Listener listener) {
                    readout.accept(listener);
                }

                @Override
                public void cancel() {}
            });
        }

        @Override
        public CompletionStage<List<Entry>> form(List<NodeRef> of) {
            nodes.add(of);
            return answer(parameters.entrySet().stream()
                    .map(e -> new Entry(e.getKey(), e.getValue()))
                    .toList());
        }

        @Override
        public CompletionStage<List<Setting>> set(List<NodeRef> of, List<Setting> settings) {
            nodes.add(of);
            for (Setting setting : settings) {
                parameters.replaceAll((p, v) -> p.name().equals(setting.name()) ? setting.value() : v);
            }
            return answer(settings);
        }
    }
}
