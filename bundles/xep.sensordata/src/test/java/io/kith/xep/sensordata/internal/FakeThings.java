// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.NodeRef;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.thing.Caller;
import io.kith.thing.ThingException;
import io.kith.thing.Things;
import io.kith.thing.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Things that are read by the test itself, unless it leaves a script. */
final class FakeThings implements Things {

    final List<FakeReading> readings = new ArrayList<>();
    final List<Caller> callers = new ArrayList<>();
    Optional<ThingException> refusal = Optional.empty();
    Consumer<View.Listener> script = listener -> {};

    /** One read-out that was allowed. */
    final class FakeReading implements View.Reading {
        final Selection asked;
        boolean cancelled;
        View.@Nullable Listener listener;

        FakeReading(Selection asked) {
            this.asked = asked;
        }

        @Override
        public Selection allowed() {
            return asked;
        }

        @Override
        public void start(View.Listener heard) {
            listener = heard;
            script.accept(heard);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        boolean started() {
            return listener != null;
        }

        View.Listener hearer() {
            if (listener == null) {
                throw new AssertionError("The read-out was not begun");
            }
            return listener;
        }
    }

    FakeReading last() {
        return readings.get(readings.size() - 1);
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
            return List.of("Device01");
        }

        @Override
        public CompletionStage<Boolean> mayBefriend() {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletionStage<Reading> read(Selection selection) {
            if (refusal.isPresent()) {
                return CompletableFuture.failedFuture(refusal.get());
            }
            FakeReading reading = new FakeReading(selection);
            readings.add(reading);
            return CompletableFuture.completedFuture(reading);
        }

        @Override
        public CompletionStage<List<Entry>> form(List<NodeRef> nodes) {
            return CompletableFuture.failedFuture(new AssertionError("Nobody here controls"));
        }

        @Override
        public CompletionStage<List<Setting>> set(List<NodeRef> nodes, List<Setting> settings) {
            return CompletableFuture.failedFuture(new AssertionError("Nobody here controls"));
        }
    }
}
