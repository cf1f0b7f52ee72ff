// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time-outs, of which nearly none ever expires. Setting and cancelling one only touches a set; the timer is woken at
 * most once for each length of time-out, not once for each of them, since a wake-up costs more than a quick read-out.
 */
final class Deadlines {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final ScheduledExecutorService timer;
    private final Set<Deadline> open = new LinkedHashSet<>();
    private boolean armed;
    private long wakesAt;

    Deadlines(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** A moment until which something should have happened. */
    final class Deadline {
        private final long at;
        private final Runnable expiry;

        private Deadline(long at, Runnable expiry) {
            this.at = at;
            this.expiry = expiry;
        }

        /** It happened. */
        void cancel() {
            synchronized (open) {
                open.remove(this);
            }
        }
    }

    /** Runs that on the timer's thread after the time, unless cancelled before; it must not block. */
    Deadline in(Duration time, Runnable expiry) {
        Deadline deadline = new Deadline(System.nanoTime() + time.toNanos(), expiry);
        synchronized (open) {
            open.add(deadline);
            if (!armed || deadline.at - wakesAt < 0) {
                wakeAt(deadline.at);
            }
        }
        return deadline;
    }

    private void wakeAt(long at) {
        armed = true;
        wakesAt = at;
        timer.schedule(this::sweep, at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void sweep() {
        for (Deadline deadline : takeDue()) {
            try {
                deadline.expiry.run();
            } catch (RuntimeException e) {
                LOG.error("What follows a time-out failed", e);
            }
        }
    }

    private List<Deadline> takeDue() {
        List<Deadline> due = new ArrayList<>();
        synchronized (open) {
            long now = System.nanoTime();
            long nearest = Long.MAX_VALUE;
            for (Iterator<Deadline> each = open.iterator(); each.hasNext(); ) {
                Deadline deadline = each.next();
                if (deadline.at - now <= 0) {
                    due.add(deadline);
                    each.remove();
                } else {
                    nearest = Math.min(nearest, deadline.at - now);
                }
            }
            armed = false;
            if (!open.isEmpty()) {
                wakeAt(now + nearest);
            }
        }
        return due;
    }
}
