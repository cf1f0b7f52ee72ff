// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static java.util.Comparator.comparing;

import io.kith.model.Parameter;
import io.kith.thing.Control;
import io.kith.thing.ThingException;
import io.kith.thing.Things.Asked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing: the services that make it, its lane, and the calls that are under way. */
final class HouseThing {

    private static final Logger LOG = LoggerFactory.getLogger(HouseThing.class);

    /**
     * What can be controlled, and by which service.
     *
     * @param control the parameter and the hardware behind it
     * @param member the service it belongs to
     */
    record Handle(Control control, Member member) {
        Parameter parameter() {
            return control.parameter();
        }
    }

    private final String id;
    private final Executor house;
    private final Lane lane;
    private final Set<Call> calls = new HashSet<>();
    private final Set<String> doubled = new HashSet<>();
    private volatile List<Member> members = List.of();
    private volatile Map<String, Handle> handles = Map.of();
    private volatile Optional<Asked> lastAsked = Optional.empty();
    private volatile boolean failing;

    HouseThing(String id, Threads threads) {
        this.id = id;
        house = threads.house();
        lane = new Lane(id, threads.hardware());
    }

    String id() {
        return id;
    }

    /** The services that can be read, the preferred first. */
    List<Member> sensors() {
        return members.stream().filter(m -> m.sensor().isPresent()).toList();
    }

    /** What can be controlled, by name and in order. */
    Map<String, Handle> handles() {
        return handles;
    }

    Optional<Asked> lastAsked() {
        return lastAsked;
    }

    void asked(Asked asked) {
        lastAsked = Optional.of(asked);
    }

    synchronized void add(Member member) {
        List<Member> more = new ArrayList<>(members);
        more.add(member);
        more.sort(comparing(Member::origin));
        put(more);
    }

    /**
     * Takes a service away.
     *
     * @return the calls that cannot go on without it; to be {@linkplain #end ended}
     */
    synchronized List<Call> remove(Member member) {
        put(members.stream().filter(m -> m != member).toList());
        List<Call> orphans = calls.stream().filter(c -> c.uses(member)).toList();
        orphans.forEach(calls::remove);
        return orphans;
    }

    /** Whether no service of it is left. */
    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Ends calls whose driver has gone. Without a lock, since whoever waits for them hears of it here. */
    void end(List<Call> orphans) {
        for (Call orphan : orphans) {
            lane.abandon(orphan);
            orphan.giveUp(Failures.gone(id));
        }
    }

    private void put(List<Member> all) {
        Map<String, Handle> merged = new LinkedHashMap<>();
        for (Member member : all) {
            for (Control control : member.controls()) {
                Handle first = merged.putIfAbsent(control.parameter().name(), new Handle(control, member));
                if (first != null && doubled.add(control.parameter().name())) {
                    LOG.warn(
                            "{}: both {} and {} control \"{}\"; the first is used. Give one of them another name.",
                            id,
                            first.member().origin().bundle(),
                            member.origin().bundle(),
                            control.parameter().name());
                }
            }
        }
        members = List.copyOf(all);
        handles = merged;
    }

    /** Lets a call take its place in the lane, or ends it: on a thread of the house, never on the caller's. */
    void submit(Call call, int mostWaiting) {
        synchronized (this) {
            if (members.containsAll(call.members())) {
                calls.add(call);
            } else {
                refuse(call, Failures.gone(id));
                return;
            }
        }
        if (!lane.offer(call, mostWaiting)) {
            forget(call);
            refuse(call, Failures.busy(id));
        }
    }

    private void refuse(Call call, ThingException why) {
        try {
            house.execute(() -> call.giveUp(why));
        } catch (RejectedExecutionException e) {
            // The house is being closed: nobody else is there to say it.
            call.giveUp(why);
        }
    }

    synchronized void forget(Call call) {
        calls.remove(call);
    }

    void withdraw(Call call) {
        lane.withdraw(call);
    }

    void interrupt(Call call) {
        lane.interrupt(call);
    }

    /** Says once in the log that a driver fails, until it works again; whoever asked is told each time. */
    void failing(Throwable thrown) {
        if (failing && !(thrown instanceof Error)) {
            LOG.debug("{} still fails", id, thrown);
            return;
        }
        failing = true;
        if (thrown instanceof ThingException) {
            LOG.warn("{} could not be read or set: {}", id, thrown.getMessage());
        } else {
            LOG.warn("{} could not be read or set: {}", id, Failures.text(thrown), thrown);
        }
    }

    /** The hardware did what was wanted. */
    void working() {
        if (failing) {
            failing = false;
            LOG.info("{} works again", id);
        }
    }
}
