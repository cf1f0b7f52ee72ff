// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that the test moves, and what is to be done when. */
final class FakeTime extends Clock implements Later {

    private record Task(Instant when, Runnable what) {}

    private final List<Task> tasks = new ArrayList<>();
    private Instant now;

    FakeTime(Instant start) {
        now = start;
    }

    @Override
    public Runnable schedule(Duration delay, Runnable what) {
        Task task = new Task(now.plus(delay), what);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    int waiting() {
        return tasks.size();
    }

    void pass(Duration time) {
        Instant until = now.plus(time);
        Optional<Task> next = next(until);
        while (next.isPresent()) {
            now = next.get().when();
            tasks.remove(next.get());
            next.get().what().run();
            next = next(until);
        }
        now = until;
    }

    private Optional<Task> next(Instant until) {
        return tasks.stream().filter(t -> !t.when().isAfter(until)).min(Comparator.comparing(Task::when));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new AssertionError("One zone is enough");
    }
}
