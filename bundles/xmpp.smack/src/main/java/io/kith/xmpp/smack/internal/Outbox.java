// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps stanzas back from Smack's queue, which blocks when it is full: so many are in it at most, and when its writer
 * takes one, the next goes in. Thread-safe; keeps the order.
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

    private final Queue queue;
    private final Deque<OutgoingStanza> waiting = new ArrayDeque<>();
    private int characters;
    private int inFlight;
    private int generation;

    Outbox(Queue queue) {
        this.queue = queue;
    }

    /**
     * Queues a stanza.
     *
     * @throws IllegalStateException if too much is queued already
     */
    synchronized void add(Element element) {
        int born = generation;
        OutgoingStanza stanza = new OutgoingStanza(element, () -> written(born));
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
