// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What others tell the thread of a link. Thread-safe. */
final class Signals {

    private boolean closed;
    private boolean again;
    private @Nullable Trouble lost;

    /** The link is to end. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The link is to begin anew. */
    synchronized void again() {
        again = true;
        notifyAll();
    }

    /** The stream is lost, for that reason; the first one holds. */
    synchronized void lost(Trouble trouble) {
        if (lost == null) {
            lost = trouble;
        }
        notifyAll();
    }

    /** An attempt begins: what was asked for before is done by it. */
    synchronized void begin() {
        again = false;
        lost = null;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Whether somebody wants something else than that things go on. */
    synchronized boolean isCalled() {
        return closed || again;
    }

    synchronized Optional<Trouble> lost() {
        return Optional.ofNullable(lost);
    }

    /** Waits so long, or until called; with a stream also until it is lost. Returns whether time is up. */
    synchronized boolean await(Duration time, boolean whileOnline) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!closed && !again && !(whileOnline && lost != null)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return true;
            }
            wait(left);
        }
        return false;
    }
}
