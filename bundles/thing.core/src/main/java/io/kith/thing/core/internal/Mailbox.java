// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Failure;
import io.kith.model.Sample;
import io.kith.thing.View.Listener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands to a listener what many threads say, one call at a time and in order, without making any of them wait: the
 * thread that comes first delivers for those that come meanwhile. Posting may happen under a lock, delivering must not.
 */
final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Listener listener;
    private final Queue<Consumer<Listener>> letters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger deliveries = new AtomicInteger();
    private volatile boolean closed;

    Mailbox(Listener listener) {
        this.listener = listener;
    }

    void post(Sample sample) {
        letters.add(to -> to.sampled(sample));
    }

    void post(Failure failure) {
        letters.add(to -> to.failed(failure));
    }

    void postDone() {
        letters.add(Listener::done);
    }

    /** The listener hears nothing more. */
    void close() {
        closed = true;
        letters.clear();
    }

    void deliver() {
        int seen = 1;
        if (deliveries.getAndIncrement() != 0) {
            return;
        }
        do {
            deliverAll();
            seen = deliveries.addAndGet(-seen);
        } while (seen != 0);
    }

    private void deliverAll() {
        for (Consumer<Listener> letter = letters.poll(); letter != null; letter = letters.poll()) {
            if (closed) {
                return;
            }
            try {
                letter.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener of a read-out failed", e);
            }
        }
    }
}
