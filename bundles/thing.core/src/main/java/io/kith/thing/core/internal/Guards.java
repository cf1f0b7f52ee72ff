// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Selection;
import io.kith.thing.Caller;
import io.kith.thing.Guard;
import io.kith.thing.Guard.Denied;
import io.kith.thing.Guard.Parameters;
import io.kith.thing.Guard.Verdict;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All guards of the house. Each question is put to each of them once; the answer is {@code Allowed} or {@code Denied}. */
final class Guards {

    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);

    /** Questions that may be open at once: a stranger who asks faster than a guard answers must not fill the memory. */
    static final int MOST_OPEN = 1000;

    private final List<Guard> guards = new CopyOnWriteArrayList<>();
    private final Set<Guard> failing = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final Deadlines deadlines;
    private final Supplier<Limits> limits;

    Guards(Deadlines deadlines, Supplier<Limits> limits) {
        this.deadlines = deadlines;
        this.limits = limits;
    }

    void add(Guard guard) {
        guards.add(guard);
    }

    void remove(Guard guard) {
        guards.remove(guard);
        failing.remove(guard);
    }

    CompletableFuture<Verdict<Caller.Remote>> befriend(String thing, Caller.Remote caller) {
        return ask(guard -> guard.befriend(thing, caller), caller, Narrowing::caller);
    }

    CompletableFuture<Verdict<Selection>> read(String thing, Caller.Remote caller, Selection selection) {
        return ask(
                guard -> guard.read(thing, caller, selection),
                selection,
                (asked, allowed) -> Narrowing.selection(thing, asked, allowed));
    }

    CompletableFuture<Verdict<Parameters>> control(String thing, Caller.Remote caller, Parameters parameters) {
        return ask(guard -> guard.control(thing, caller, parameters), parameters, Narrowing::parameters);
    }

    private <Q> CompletableFuture<Verdict<Q>> ask(
            Function<Guard, CompletionStage<Verdict<Q>>> question, Q asked, BiFunction<Q, Q, Optional<Q>> narrowing) {
        if (open.get() >= MOST_OPEN) {
            return CompletableFuture.failedFuture(
                    new ThingException(Reason.CONFLICT, "Too many questions are open. Try again later."));
        }
        List<Guard> electorate = List.copyOf(guards);
        Ballot<Q> ballot = new Ballot<>(asked, electorate.size(), narrowing);
        for (Guard guard : electorate) {
            put(question, guard, ballot);
        }
        if (!ballot.result().isDone()) {
            limit(ballot);
        }
        return ballot.result();
    }

    /** Also errors count as a no: a guard whose classes do not load must not open anything. */
    private <Q> void put(Function<Guard, CompletionStage<Verdict<Q>>> question, Guard guard, Ballot<Q> ballot) {
        try {
            question.apply(guard).whenComplete((verdict, thrown) -> {
                if (verdict == null) {
                    failed(guard, thrown);
                    ballot.cast(new Denied<>(Ballot.FAILED));
                } else {
                    failing.remove(guard);
                    ballot.cast(verdict);
                }
            });
        } catch (RuntimeException | LinkageError e) {
            failed(guard, e);
            ballot.cast(new Denied<>(Ballot.FAILED));
        }
    }

    /** Said once until it works again, since strangers may ask as often as they like. */
    private void failed(Guard guard, @Nullable Throwable thrown) {
        if (failing.add(guard)) {
            LOG.warn("{} failed, which counts as a no", guard, thrown);
        }
    }

    private <Q> void limit(Ballot<Q> ballot) {
        open.incrementAndGet();
        Deadlines.Deadline deadline =
                deadlines.in(limits.get().timeout(), () -> ballot.result().complete(new Denied<>(Ballot.LATE)));
        ballot.result().whenComplete((verdict, thrown) -> {
            open.decrementAndGet();
            deadline.cancel();
        });
    }
}
