// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.View.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Getters and setters, called on the threads of their things. */
final class ControlCalls {

    private ControlCalls() {}

    /**
     * One value to set.
     *
     * @param handle the parameter
     * @param value in its type and within its bounds
     */
    record Step(HouseThing.Handle handle, Value value) {
        String name() {
            return handle.parameter().name();
        }
    }

    /** Asks for the present values. */
    static CompletableFuture<List<Entry>> states(House house, HouseThing thing, List<HouseThing.Handle> handles) {
        return call(house, thing, members(handles), running -> states(handles), UnaryOperator.identity());
    }

    private static List<Entry> states(List<HouseThing.Handle> handles) throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (HouseThing.Handle handle : handles) {
            Value value = handle.control().getter().get();
            entries.add(new Entry(
                    handle.parameter(),
                    handle.parameter()
                            .adapt(value)
                            .orElseThrow(() -> new ThingException(
                                    Reason.FAILED,
                                    "The driver tells the state of \""
                                            + handle.parameter().name() + "\" as "
                                            + value.type() + " instead of "
                                            + handle.parameter().type()
                                            + "."))));
        }
        return entries;
    }

    /**
     * Sets one thing after the other, each on its own thread. The first that fails ends it: what was set before cannot
     * be taken back, so the failure says what that was.
     */
    static CompletableFuture<List<Setting>> set(House house, List<HouseView.Target> targets, List<List<Step>> steps) {
        List<String> already = new CopyOnWriteArrayList<>();
        CompletableFuture<List<Setting>> last = CompletableFuture.completedFuture(List.of());
        for (int i = 0; i < targets.size(); i++) {
            HouseThing thing = targets.get(i).thing();
            List<Step> own = steps.get(i);
            String suffix = targets.size() == 1 ? "" : " of " + thing.id();
            last = last.thenCompose(before -> set(house, thing, own, already, suffix));
        }
        return last;
    }

    private static CompletableFuture<List<Setting>> set(
            House house, HouseThing thing, List<Step> steps, List<String> already, String suffix) {
        Progress progress = new Progress(already, suffix);
        return call(
                house,
                thing,
                members(steps.stream().map(Step::handle).toList()),
                running -> {
                    for (Step step : steps) {
                        if (!progress.begin(running, step)) {
                            break;
                        }
                        step.handle().control().setter().set(step.value());
                        progress.succeeded();
                    }
                    return steps.stream()
                            .map(step -> new Setting(step.name(), step.value()))
                            .toList();
                },
                progress::explained);
    }

    private static Set<Member> members(List<HouseThing.Handle> handles) {
        return handles.stream().map(HouseThing.Handle::member).collect(Collectors.toSet());
    }

    private static <T> CompletableFuture<T> call(
            House house,
            HouseThing thing,
            Set<Member> members,
            HardwareCall.Task<T> task,
            UnaryOperator<ThingException> explained) {
        HardwareCall<T> call = new HardwareCall<>(thing, members, task, explained);
        call.start(house.deadlines(), house.limits());
        return call.result();
    }

    /** How far a thing's settings have come. */
    private static final class Progress {
        private final List<String> already;
        private final String suffix;
        private volatile String current = "";

        Progress(List<String> already, String suffix) {
            this.already = already;
            this.suffix = suffix;
        }

        boolean begin(Call call, Step step) {
            current = '"' + step.name() + '"' + suffix;
            return !call.ended();
        }

        void succeeded() {
            already.add(current);
        }

        ThingException explained(ThingException why) {
            String which = current.isEmpty() ? "" : current + ": ";
            String before = already.isEmpty() ? "" : " Already set: " + String.join(", ", already) + ".";
            ThingException told = new ThingException(why.reason(), which + why.getMessage() + before, why.errors());
            told.initCause(why);
            return told;
        }
    }
}
