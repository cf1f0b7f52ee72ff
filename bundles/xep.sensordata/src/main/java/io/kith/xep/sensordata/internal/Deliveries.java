// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.Jid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** The read-outs that are asked about, queued or in progress: so many and no more. Thread-safe. */
final class Deliveries {

    /** Most of one bare address with one account of ours. */
    static final int MOST_OF_ONE = 32;

    /** Most of all together. */
    static final int MOST = 512;

    /** After how long that lies here what was read is sent although more is to come. */
    static final Duration PATIENCE = Duration.ofMillis(300);

    /** After how long a read-out that was accepted and never begun makes room for others. */
    static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private final Later later;
    private final Clock clock;
    private final Map<ReadoutKey, Delivery> open = new HashMap<>();
    private final AtomicBoolean flushing = new AtomicBoolean();

    Deliveries(Later later, Clock clock) {
        this.later = later;
        this.clock = clock;
    }

    /**
     * Makes room for a read-out. One of the same key is cancelled: whoever counts anew does not wait for the old one.
     *
     * @return empty if there are too many
     */
    Optional<Delivery> open(ReadoutKey key, Route route) {
        cancel(key);
        if (isFull(key)) {
            Instant since = clock.instant().minus(FORGOTTEN);
            all().stream().filter(d -> d.isForgotten(since)).forEach(Delivery::cancel);
        }
        synchronized (open) {
            if (isFull(key)) {
                return Optional.empty();
            }
            Delivery[] self = new Delivery[1];
            Delivery delivery = new Delivery(key, route, clock.instant(), this::flushSoon, () -> close(key, self[0]));
            self[0] = delivery;
            open.put(key, delivery);
            return Optional.of(delivery);
        }
    }

    private boolean isFull(ReadoutKey key) {
        synchronized (open) {
            long ofOne = open.keySet().stream()
                    .filter(k ->
                            k.account().equals(key.account()) && k.requester().sameBare(key.requester()))
                    .count();
            return open.size() >= MOST || ofOne >= MOST_OF_ONE;
        }
    }

    private void close(ReadoutKey key, Delivery delivery) {
        synchronized (open) {
            open.remove(key, delivery);
        }
    }

    /** Cancels one, if there is one. */
    void cancel(ReadoutKey key) {
        Delivery delivery;
        synchronized (open) {
            delivery = open.get(key);
        }
        if (delivery != null) {
            delivery.cancel();
        }
    }

    /** Cancels those that somebody asked of one account of ours; all resources if the address has none. */
    void cancel(String account, Jid requester) {
        cancel(k -> k.account().equals(account)
                && (requester.isBare()
                        ? k.requester().sameBare(requester)
                        : k.requester().equals(requester)));
    }

    /** Cancels all. */
    void cancelAll() {
        cancel(k -> true);
    }

    private void cancel(Predicate<ReadoutKey> which) {
        all().stream().filter(d -> which.test(d.key())).forEach(Delivery::cancel);
    }

    private List<Delivery> all() {
        synchronized (open) {
            return List.copyOf(open.values());
        }
    }

    private void flushSoon() {
        if (!flushing.get() && flushing.compareAndSet(false, true)) {
            later.schedule(PATIENCE, this::flush);
        }
    }

    private void flush() {
        List<Delivery> all = all();
        all.forEach(Delivery::flush);
        if (all.stream().anyMatch(Delivery::isWaiting)) {
            later.schedule(PATIENCE, this::flush);
        } else {
            flushing.set(false);
            if (all().stream().anyMatch(Delivery::isWaiting)) {
                flushSoon();
            }
        }
    }
}
