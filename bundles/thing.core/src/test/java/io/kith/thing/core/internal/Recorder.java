// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.Sample;
import io.kith.thing.View;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what a read-out says, and whether it says it properly. */
final class Recorder implements View.Listener {

    final List<Sample> samples = new CopyOnWriteArrayList<>();
    final List<Failure> failures = new CopyOnWriteArrayList<>();
    final List<String> threads = new CopyOnWriteArrayList<>();
    final List<String> offences = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);

    static Recorder of(View.Reading reading) throws InterruptedException {
        Recorder recorder = new Recorder();
        reading.start(recorder);
        return recorder.awaitDone();
    }

    Recorder awaitDone() throws InterruptedException {
        if (!done.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("The read-out did not end; samples " + samples + ", failures " + failures);
        }
        return this;
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    @Override
    public void sampled(Sample sample) {
        hear(() -> samples.add(sample));
    }

    @Override
    public void failed(Failure failure) {
        hear(() -> failures.add(failure));
    }

    @Override
    public void done() {
        hear(done::countDown);
    }

    private void hear(Runnable what) {
        if (inside.getAndIncrement() != 0) {
            offences.add("two calls at a time");
        }
        if (isDone()) {
            offences.add("a call after done");
        }
        threads.add(Thread.currentThread().getName());
        what.run();
        inside.decrementAndGet();
    }

    List<Field> fields() {
        return samples.stream().flatMap(sample -> sample.fields().stream()).toList();
    }

    List<String> names() {
        return fields().stream().map(Field::name).toList();
    }
}
