// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread on which a link calls its listener, one call after the other. When the listener falls behind, whoever brings
 * stanzas waits, and so does the server. Between calls, and at least every second, it looks after the link.
 */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** So many stanzas wait for the listener before the server is not read any more. */
    private static final int MOST_STANZAS = 100;

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);
    private static final long AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(1);

    private final LinkedBlockingQueue<Runnable> calls = new LinkedBlockingQueue<>();
    private final Semaphore places = new Semaphore(MOST_STANZAS);
    private final LongSupplier watch;
    private final String name;
    private volatile boolean ended;
    private volatile @Nullable Thread thread;

    /**
     * Begins without a thread.
     *
     * @param watch looks after the link; returns the nanoseconds after which it wants to be called again at the latest
     */
    Inbox(String name, LongSupplier watch) {
        this.name = name;
        this.watch = watch;
    }

    void start() {
        Thread begun = new Thread(this::run, name);
        begun.setDaemon(true);
        thread = begun;
        begun.start();
    }

    /** Queues a call; does not block. */
    void post(Runnable call) {
        calls.add(call);
    }

    /** Queues the delivery of a stanza; waits for a place unless the inbox has ended. */
    void deliver(Runnable call) {
        try {
            while (!places.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                if (ended) {
                    return;
                }
            }
            calls.add(() -> {
                places.release();
                call.run();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread after all calls that are queued. */
    void end() {
        ended = true;
        calls.add(() -> {});
    }

    /** Waits for the end, unless this is the inbox's own thread. */
    void join(long millis) throws InterruptedException {
        Thread begun = thread;
        if (begun != null && begun != Thread.currentThread()) {
            begun.join(millis);
        }
    }

    boolean isOwnThread() {
        return Thread.currentThread() == thread;
    }

    private void run() {
        long rest = LONGEST;
        while (!ended || !calls.isEmpty()) {
            try {
                Runnable call = calls.poll(rest, TimeUnit.NANOSECONDS);
                rest = AFTER_FAILURE;
                if (call != null) {
                    call.run();
                }
                rest = Math.min(LONGEST, watch.getAsLong());
            } catch (InterruptedException e) {
                LOG.debug("{} was interrupted and goes on", name);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("A listener of {} failed", name, e);
            }
        }
    }
}
