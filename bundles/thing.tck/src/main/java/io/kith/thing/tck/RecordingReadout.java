// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.tck;

import io.kith.model.Field;
import io.kith.model.Selection;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A read-out that remembers what a sensor says to it. Unlike the house it forgives nothing: what comes after the end
 * is kept apart, so that a test can object to it. Thread-safe.
 */
public final class RecordingReadout implements Readout {

    private final Selection selection;
    private final List<Reported> reported = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private int ends;
    private Optional<String> failure = Optional.empty();

    /**
     * One field as it was reported.
     *
     * @param field as reported
     * @param time of the value; empty if it was reported as of now
     */
    public record Reported(Field field, Optional<Instant> time) {}

    /** Somebody who wants that. */
    public RecordingReadout(Selection selection) {
        this.selection = selection;
    }

    /** Reads a sensor on this thread and waits until it says that it is done. */
    public static RecordingReadout of(Sensor sensor, Selection selection, Duration deadline) throws Exception {
        RecordingReadout readout = new RecordingReadout(selection);
        sensor.read(readout);
        if (!readout.awaitEnd(deadline)) {
            throw new AssertionError(
                    "The sensor called neither done() nor fail() within " + deadline.toMillis() + " ms");
        }
        return readout;
    }

    @Override
    public Selection selection() {
        return selection;
    }

    @Override
    public Readout report(Field... fields) {
        return note(Optional.empty(), fields);
    }

    @Override
    public Readout report(Instant time, Field... fields) {
        return note(Optional.of(time), fields);
    }

    private synchronized Readout note(Optional<Instant> time, Field... fields) {
        for (Field field : fields) {
            if (ends == 0) {
                reported.add(new Reported(field, time));
            } else {
                late.add("the field \"" + field.name() + "\" after the end");
            }
        }
        return this;
    }

    @Override
    public synchronized void done() {
        if (ends++ > 0) {
            late.add("done() after the end");
        }
        end.countDown();
    }

    @Override
    public synchronized void fail(String reason) {
        if (ends++ > 0) {
            late.add("fail(\"" + reason + "\") after the end");
        } else {
            failure = Optional.of(reason);
        }
        end.countDown();
    }

    @Override
    public synchronized boolean ended() {
        return ends > 0;
    }

    /** Waits for the end; false if it does not come in time. */
    public boolean awaitEnd(Duration deadline) throws InterruptedException {
        return end.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything reported before the end, in order, wanted or not. */
    public synchronized List<Reported> reported() {
        return List.copyOf(reported);
    }

    /** The fields among them that the selection wants; what is of now counts as of the start of 1970. */
    public List<Field> wanted() {
        return reported().stream()
                .filter(r -> selection.wants(r.field(), r.time().orElse(Instant.EPOCH)))
                .map(Reported::field)
                .toList();
    }

    /** The wanted field of that name. */
    public Optional<Field> field(String name) {
        return wanted().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Why the sensor could not be read, if it said so. */
    public synchronized Optional<String> failure() {
        return failure;
    }

    /** What came after the end, which nothing should. */
    public synchronized List<String> late() {
        return List.copyOf(late);
    }
}
