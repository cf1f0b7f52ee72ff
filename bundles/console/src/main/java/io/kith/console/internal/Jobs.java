// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What pages wait for. Jobs end after the patience at the latest, and of old ones only so many are kept. */
final class Jobs {

    private static final int MOST = 100;

    private final Map<Long, Job> jobs = new LinkedHashMap<>();
    private long last;
    private volatile int patience;

    /**
     * No jobs yet.
     *
     * @param patience seconds after which a job ends without an answer
     */
    Jobs(int patience) {
        this.patience = patience;
    }

    void patience(int seconds) {
        patience = seconds;
    }

    /** Adds a job, whose end is now certain, and returns its number. */
    long add(Job job) {
        Optional<Job> eldest = Optional.empty();
        long number;
        synchronized (this) {
            last++;
            number = last;
            jobs.put(number, job);
            if (jobs.size() > MOST) {
                eldest = Optional.of(jobs.remove(jobs.keySet().iterator().next()));
            }
        }
        eldest.ifPresent(old -> old.end("Given up for newer requests."));
        int seconds = patience;
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(() -> job.end(Job.silent(seconds)));
        return number;
    }

    synchronized Optional<Job> find(long number) {
        return Optional.ofNullable(jobs.get(number));
    }

    /** Ends all. */
    void endAll() {
        Map<Long, Job> open;
        synchronized (this) {
            open = new LinkedHashMap<>(jobs);
            jobs.clear();
        }
        open.values().forEach(job -> job.end("The console stops."));
    }
}
