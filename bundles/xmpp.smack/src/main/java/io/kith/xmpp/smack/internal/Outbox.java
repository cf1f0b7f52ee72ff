// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps stanzas back from Smack's queue, which blocks when it is full: so many are in it at most, and when its writer
 * takes one, the next goes in. One stanza may be held for a moment, until the next one goes with it. Thread-safe; keeps
 * the order.
 */
final class Outbox {

    /** Where stanzas go; has room for {@link #IN_FLIGHT}. */
    interface Queue {
        void put(OutgoingStanza stanza);
    }

    /** Smack's queue has 500 places, which acknowledgements and their requests share. */
    static final int IN_FLIGHT = 200;

    private static final int MOST_STANZAS = 4000;
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    /** How long a stanza is held at most (nanoseconds). */
    static final long MOMENT = 800_000;

    private final Queue queue;
    private final Deque<OutgoingStanza> waiting = new ArrayDeque<>();
    private int characters;
    private int inFlight;
    private int generation;
    private @Nullable OutgoingStanza held;
    private long heldSince;

    Outbox(Queue queue) {
        this.queue = queue;
    }

    /**
     * Queues a stanza.
     *
     * @throws IllegalStateException if too much is queued already
     */
    synchronized void add(Element element) {
        OutgoingStanza stanza = outgoing(element);
        // Smack's writer asks for the lock before it looks for the next stanza, so it finds this one behind the held.
        release();
        enqueue(stanza);
    }

    /**
     * Like {@link #add}, but the stanza may stay here for a {@link #MOMENT}; {@link #lapse} is to be called until then.
     */
    synchronized void hold(Element element) {
        if (inFlight >= IN_FLIGHT - 1) {
            add(element);
            return;
        }
        OutgoingStanza stanza = outgoing(element);
        release();
        held = stanza;
        heldSince = System.nanoTime();
    }

    /** Lets the held stanza go, if any. */
    synchronized void release() {
        OutgoingStanza stanza = held;
        if (stanza != null) {
            held = null;
            enqueue(stanza);
        }
    }

    /** Lets the held stanza go if its moment is over. Returns when to call again, in nanoseconds. */
    synchronized long lapse() {
        if (held == null) {
            return Long.MAX_VALUE;
        }
        long left = heldSince + MOMENT - System.nanoTime();
        if (left > 0) {
            return left;
        }
        release();
        return Long.MAX_VALUE;
    }

    private OutgoingStanza outgoing(Element element) {
        int born = generation;
        return new OutgoingStanza(element, () -> written(born));
    }

    private void enqueue(OutgoingStanza stanza) {
        if (inFlight < IN_FLIGHT) {
            inFlight++;
            queue.put(stanza);
            return;
        }
        if (waiting.size() >= MOST_STANZAS || characters + stanza.size() > MOST_CHARACTERS) {
            throw new IllegalStateException(
                    "The server takes too little: " + waiting.size() + " stanzas wait already.");
        }
        characters += stanza.size();
        waiting.add(stanza);
    }

    /** Forgets what was not sent in a session that is over. */
    synchronized void clear() {
        generation++;
        inFlight = 0;
        characters = 0;
        held = null;
        waiting.clear();
    }

    private synchronized void written(int born) {
        if (born != generation) {
            return;
        }
        OutgoingStanza next = waiting.poll();
        if (next == null) {
            inFlight--;
        } else {
            characters -= next.size();
            queue.put(next);
        }
    }
}
