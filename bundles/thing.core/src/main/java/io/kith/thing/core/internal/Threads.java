// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Every thread of this bundle (docs/threads.md). Threads for hardware are made when needed and leave after a while
 * without work; as a {@link Lane} takes one at most, there are never more than things being called.
 */
final class Threads implements AutoCloseable {

    private static final long IDLE_SECONDS = 20;

    private final ThreadPoolExecutor hardware = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> daemon(work, "kith-thing"));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, work -> daemon(work, "kith-thing-timer"));
    private final Deadlines deadlines = new Deadlines(timer);

    Threads() {
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Where hardware is called. */
    Executor hardware() {
        return hardware;
    }

    /** For what is quick and comes from nobody's hardware: a refusal, the end of a read-out that had nothing to read. */
    Executor house() {
        return timer;
    }

    /** How many threads for hardware there are now. */
    int hardwareThreads() {
        return hardware.getPoolSize();
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** Interrupts what runs. */
    @Override
    public void close() {
        timer.shutdownNow();
        hardware.shutdownNow();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
