// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Selection;
import io.kith.thing.Caller;
import io.kith.thing.Guard;
import io.kith.thing.Guard.Abstained;
import io.kith.thing.Guard.Allowed;
import io.kith.thing.Guard.Denied;
import io.kith.thing.Guard.Parameters;
import io.kith.thing.Guard.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Guards of every kind. */
final class DummyGuards {

    private DummyGuards() {}

    /** A guard that answers every question by that. */
    static Guard guard(
            Function<Caller.Remote, CompletionStage<Verdict<Caller.Remote>>> befriend,
            Function<Selection, CompletionStage<Verdict<Selection>>> read,
            Function<Parameters, CompletionStage<Verdict<Parameters>>> control) {
        return new Guard() {
            @Override
            public CompletionStage<Verdict<Caller.Remote>> befriend(String thing, Caller.Remote caller) {
                return befriend.apply(caller);
            }

            @Override
            public CompletionStage<Verdict<Selection>> read(String thing, Caller.Remote caller, Selection selection) {
                return read.apply(selection);
            }

            @Override
            public CompletionStage<Verdict<Parameters>> control(
                    String thing, Caller.Remote caller, Parameters parameters) {
                return control.apply(parameters);
            }
        };
    }

    static <Q> CompletionStage<Verdict<Q>> now(Verdict<Q> verdict) {
        return CompletableFuture.completedFuture(verdict);
    }

    static Guard allowing() {
        return guard(q -> now(new Allowed<>(q)), q -> now(new Allowed<>(q)), q -> now(new Allowed<>(q)));
    }

    static Guard denying() {
        return guard(q -> now(new Denied<>("no")), q -> now(new Denied<>("no")), q -> now(new Denied<>("no")));
    }

    static Guard abstaining() {
        return guard(q -> now(new Abstained<>()), q -> now(new Abstained<>()), q -> now(new Abstained<>()));
    }

    static Guard silent() {
        return guard(q -> new CompletableFuture<>(), q -> new CompletableFuture<>(), q -> new CompletableFuture<>());
    }

    static Guard failing() {
        return guard(
                q -> CompletableFuture.failedFuture(new IllegalStateException("server gone")),
                q -> {
                    throw new IllegalStateException("broken");
                },
                q -> {
                    throw new NoClassDefFoundError("org/example/Rules");
                });
    }

    @SuppressWarnings("NullAway") // A guard that breaks its contract is what is tried here.
    static Guard voiceless() {
        return guard(q -> null, q -> CompletableFuture.completedFuture(null), q -> null);
    }
}
