// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import io.kith.model.Failure;
import io.kith.model.Sample;
import io.kith.thing.View;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the parts of one read-out until it ends. */
final class ReadoutCollector implements View.Listener {

    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ReadoutCollector> end = new CompletableFuture<>();

    @Override
    public void sampled(Sample sample) {
        samples.add(sample);
    }

    @Override
    public void failed(Failure failure) {
        failures.add(failure);
    }

    @Override
    public void done() {
        end.complete(this);
    }

    List<Sample> samples() {
        return samples;
    }

    List<Failure> failures() {
        return failures;
    }

    /** Begins the read-out; completes with this when it is over. */
    CompletableFuture<ReadoutCollector> start(View.Reading reading) {
        reading.start(this);
        return end;
    }
}
