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
    private @Nullable Thread blocked;
    private Runnable cut = () -> {};
    private long blockedSince;

    /** The link is to end. */
    synchronized void close() {
        closed = true;
        release();
        notifyAll();
    }

    /** The link is to begin anew. */
    synchronized void again() {
        again = true;
        release();
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

    /**
     * The calling thread is about to block on the network: from now on a call interrupts it, after running {@code cut},
     * which makes fail what cannot be interrupted.
     *
     * @throws InterruptedException if there was a call already
     */
    synchronized void block(Runnable cutting) throws InterruptedException {
        if (closed || again) {
            throw new InterruptedException("Called before");
        }
        blocked = Thread.currentThread();
        cut = cutting;
        blockedSince = System.nanoTime();
    }

    /** The thread that called {@link #block} blocks no longer; an interrupt that came too late is forgotten. */
    synchronized void unblock() {
        if (blocked == Thread.currentThread()) {
            blocked = null;
            Thread.interrupted();
        }
    }

    /** Releases a thread that has blocked for longer than that; returns whether there was one. */
    synchronized boolean releaseAfter(Duration most) {
        if (blocked == null || System.nanoTime() - blockedSince < most.toNanos()) {
            return false;
        }
        release();
        blockedSince = System.nanoTime();
        return true;
    }

    private void release() {
        Thread thread = blocked;
        if (thread != null) {
            cut.run();
            thread.interrupt();
        }
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
