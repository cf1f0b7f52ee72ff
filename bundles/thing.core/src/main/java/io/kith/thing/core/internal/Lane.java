// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one thing, one at a time and in order, on a thread that is borrowed while there is work. A call that
 * never returns holds up its own lane and nothing else.
 */
final class Lane {

    private final String name;
    private final Executor threads;
    private final Object lock = new Object();
    private final Queue<Call> waiting = new ArrayDeque<>();
    private @Nullable Turn turn;

    Lane(String name, Executor threads) {
        this.name = name;
        this.threads = threads;
    }

    /**
     * Runs that call when those before it have returned.
     *
     * @param most how many may wait
     * @return false if too many wait already; then the call will not run
     */
    boolean offer(Call call, int most) {
        Turn first;
        synchronized (lock) {
            if (turn != null) {
                return waiting.size() < most && waiting.add(call);
            }
            first = new Turn(call);
            turn = first;
        }
        return begin(first);
    }

    /** Nobody waits for that call any longer; if it has begun, it goes on. */
    void withdraw(Call call) {
        synchronized (lock) {
            waiting.remove(call);
        }
    }

    /** The call has taken too long: it waits no longer, or its thread is interrupted. */
    void interrupt(Call call) {
        synchronized (lock) {
            if (!waiting.remove(call) && turn != null && turn.call == call) {
                turn.interrupt();
            }
        }
    }

    /** The driver behind that call has gone: nobody waits for its return, and the next call gets another thread. */
    void abandon(Call call) {
        Turn next = null;
        synchronized (lock) {
            if (waiting.remove(call) || turn == null || turn.call != call) {
                return;
            }
            turn.interrupt();
            Call following = waiting.poll();
            if (following != null) {
                next = new Turn(following);
            }
            turn = next;
        }
        if (next != null) {
            begin(next);
        }
    }

    private boolean begin(Turn first) {
        try {
            threads.execute(first);
            return true;
        } catch (RejectedExecutionException e) {
            synchronized (lock) {
                if (turn == first) {
                    turn = null;
                }
            }
            return false;
        }
    }

    /** One thread's time on this lane. */
    private final class Turn implements Runnable {
        private Call call;
        private @Nullable Thread thread;

        Turn(Call call) {
            this.call = call;
        }

        @Override
        public void run() {
            Thread current = Thread.currentThread();
            current.setName("kith-thing-" + name);
            synchronized (lock) {
                thread = current;
            }
            do {
                call.run();
            } while (takeNext());
        }

        /** Under the lock, so that an interrupt meant for one call never meets the next. */
        private boolean takeNext() {
            synchronized (lock) {
                Thread.interrupted();
                Call next = turn == this ? waiting.poll() : null;
                if (next == null) {
                    thread = null;
                    if (turn == this) {
                        turn = null;
                    }
                    return false;
                }
                call = next;
                return true;
            }
        }

        private void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
