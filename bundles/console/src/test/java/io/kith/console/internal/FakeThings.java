// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Sample;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.Caller;
import io.kith.thing.ThingException;
import io.kith.thing.Things;
import io.kith.thing.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A house whose things say what a test tells them to say, when it tells them to. */
final class FakeThings implements Things, View {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    final List<Thing> all = new ArrayList<>();
    final List<Field> fields = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final List<Setting> set = new ArrayList<>();
    final List<Selection> asked = new ArrayList<>();
    Optional<ThingException> refusal = Optional.empty();
    Optional<Listener> waiting = Optional.empty();
    Optional<Caller> caller = Optional.empty();
    boolean silent;
    final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

    FakeThings thing(String id, Parameter... parameters) {
        all.add(new Thing(id, id, true, List.of(parameters), List.of(), Optional.empty()));
        return this;
    }

    @Override
    public View seenBy(Caller by) {
        caller = Optional.of(by);
        return this;
    }

    @Override
    public List<Thing> all() {
        return all;
    }

    @Override
    public List<String> things() {
        return all.stream().map(Thing::id).toList();
    }

    @Override
    public CompletionStage<Boolean> mayBefriend() {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletionStage<Reading> read(Selection selection) {
        asked.add(selection);
        return answer(new Answer(selection));
    }

    @Override
    public CompletionStage<List<Entry>> form(List<NodeRef> nodes) {
        return answer(all.get(0).parameters().stream()
                .map(parameter -> new Entry(parameter, Value.of("as it is")))
                .toList());
    }

    @Override
    public CompletionStage<List<Setting>> set(List<NodeRef> nodes, List<Setting> settings) {
        if (refusal.isEmpty()) {
            set.addAll(settings);
        }
        return answer(settings);
    }

    private <T> CompletionStage<T> answer(T value) {
        return refusal.<CompletionStage<T>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(value));
    }

    private final class Answer implements Reading {
        private final Selection selection;

        Answer(Selection selection) {
            this.selection = selection;
        }

        @Override
        public Selection allowed() {
            return selection;
        }

        @Override
        public void start(Listener listener) {
            NodeRef node = selection.nodes().get(0);
            listener.sampled(new Sample(
                    node,
                    NOW,
                    fields.stream().filter(f -> selection.wants(f, NOW)).toList()));
            failures.forEach(text -> listener.failed(new Failure(node, NOW, text)));
            waiting = Optional.of(listener);
            if (!silent) {
                listener.done();
            }
        }

        @Override
        public void cancel() {
            cancelled.complete(true);
        }
    }
}
