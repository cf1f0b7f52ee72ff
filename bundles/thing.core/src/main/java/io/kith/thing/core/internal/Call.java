// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request to the hardware of a thing. It ends exactly once: by itself, by time-out, or because the driver has
 * gone. Its time-out stands until its work has returned too, so that a driver that goes on after its end is interrupted.
 */
abstract class Call {

    /** Guards the state of a call; private to it, since drivers hold calls in hand as {@code Readout}. */
    protected final Object lock = new Object();

    private final HouseThing thing;
    private final Set<Member> members;
    private Deadlines.@Nullable Deadline deadline;
    private boolean begun;
    private boolean running;
    private boolean ended;

    /**
     * A call that needs those services of that thing.
     */
    Call(HouseThing thing, Set<Member> members) {
        this.thing = thing;
        this.members = Set.copyOf(members);
    }

    /** What is to be done on the thing's thread. */
    abstract void work() throws Exception;

    /** Ends badly, unless ended already. From any thread. */
    abstract void giveUp(ThingException why);

    final HouseThing thing() {
        return thing;
    }

    final Set<Member> members() {
        return members;
    }

    /** Whether it cannot go on without that service. */
    final boolean uses(Member member) {
        return members.contains(member);
    }

    /** Whether there is a result, or nobody waits for one. */
    public final boolean ended() {
        synchronized (lock) {
            return ended;
        }
    }

    /** Takes its place in the lane; the time begins to run. */
    final void start(Deadlines deadlines, Limits limits) {
        synchronized (lock) {
            if (ended) {
                return;
            }
            deadline = deadlines.in(limits.timeout(), () -> expire(limits));
        }
        thing.submit(this, limits.waiting());
    }

    final void run() {
        synchronized (lock) {
            if (ended) {
                thing.forget(this);
                return;
            }
            begun = true;
            running = true;
        }
        try {
            work();
        } catch (Throwable e) {
            // Also errors: a driver whose classes do not load must not take the thread of others with it.
            if (!ended() && !(e instanceof ThingException)) {
                thing.failing(e);
            }
            giveUp(Failures.of(e));
        }
        synchronized (lock) {
            running = false;
            release();
        }
    }

    /** Marks the end; true for whoever is the first to do so. To be called with the lock held. */
    protected final boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        release();
        return true;
    }

    private void release() {
        if (ended && !running) {
            if (deadline != null) {
                deadline.cancel();
            }
            thing.forget(this);
        }
        if (ended && !begun) {
            thing.withdraw(this);
        }
    }

    private void expire(Limits limits) {
        ThingException timeout;
        synchronized (lock) {
            String wrong = begun
                    ? " did not answer within " + limits.timeoutText() + "."
                    : " was busy with earlier requests for " + limits.timeoutText() + ".";
            timeout = new ThingException(Reason.TIMEOUT, "Timeout: " + thing.id() + wrong);
            if (begun && !ended) {
                thing.failing(timeout);
            }
        }
        giveUp(timeout);
        thing.interrupt(this);
    }
}
