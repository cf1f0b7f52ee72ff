// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.Sample;
import io.kith.thing.ThingException;
import io.kith.thing.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Something that was asked of a thing and that the page waits for, without a thread that does: the page comes back for
 * what arrived so far.
 */
final class Job implements View.Listener {

    private static final int MOST_FIELDS = 1000;

    private final List<Map<String, Object>> fields = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private List<Map<String, Object>> entries = List.of();
    private Optional<View.Reading> reading = Optional.empty();
    private boolean done;
    private boolean cut;

    @Override
    public synchronized void sampled(Sample sample) {
        if (done) {
            return;
        }
        for (Field field : sample.fields()) {
            if (fields.size() >= MOST_FIELDS) {
                cut = true;
                return;
            }
            fields.add(Json.object(
                    "name", field.name(),
                    "value", field.value().display(),
                    "time", sample.time(),
                    "categories",
                            field.categories().stream()
                                    .sorted()
                                    .map(c -> c.token())
                                    .toList(),
                    "qualities",
                            field.qualities().stream()
                                    .sorted()
                                    .map(q -> q.token())
                                    .toList()));
        }
    }

    @Override
    public synchronized void failed(Failure failure) {
        if (!done) {
            failures.add(failure.text());
        }
    }

    @Override
    public synchronized void done() {
        done = true;
    }

    /** Ends a read-out that has begun, if this is one. */
    void end(String reason) {
        Optional<View.Reading> begun;
        synchronized (this) {
            if (!done) {
                failures.add(reason);
                done = true;
            }
            begun = reading;
        }
        begun.ifPresent(View.Reading::cancel);
    }

    /** The read-out was allowed. */
    void begin(View.Reading allowed) {
        synchronized (this) {
            if (done) {
                return;
            }
            reading = Optional.of(allowed);
        }
        allowed.start(this);
    }

    /** Names and values arrived, and nothing follows. */
    synchronized void complete(List<Map<String, Object>> namesAndValues) {
        if (!done) {
            entries = List.copyOf(namesAndValues);
            done = true;
        }
    }

    synchronized boolean isDone() {
        return done;
    }

    /** What a failure says to the person at the page. */
    static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ThingException refused && !refused.errors().isEmpty()) {
            return refused.errors().stream()
                    .map(error -> error.parameter() + ": " + error.text())
                    .collect(Collectors.joining("; "));
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    static String silent(int seconds) {
        return "No answer within " + seconds + " s.";
    }

    synchronized Map<String, Object> toJson() {
        return Json.object(
                "done", done,
                "cut", cut,
                "fields", List.copyOf(fields),
                "entries", entries,
                "failures", List.copyOf(failures));
    }
}
