// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queues that a reading thread has put something into. Their writers are woken when that thread is about to wait for
 * its peer, so that stanzas which came in one piece leave in one piece. Belongs to that one thread.
 */
final class Departures {

    private static final ThreadLocal<@Nullable Departures> CURRENT = new ThreadLocal<>();

    private final List<Outbound> queues = new ArrayList<>();

    /** From here on this thread's stanzas wait for {@link #leave}. */
    void begin() {
        CURRENT.set(this);
    }

    /** Ends what {@link #begin} began; what waits leaves. */
    void end() {
        CURRENT.remove();
        leave();
    }

    /** Everything that waits leaves. */
    void leave() {
        for (int i = 0; i < queues.size(); i++) {
            queues.get(i).wake();
        }
        queues.clear();
    }

    /** Wakes the writer of a queue, now or as soon as this thread waits. */
    static void wake(Outbound queue) {
        Departures current = CURRENT.get();
        if (current == null) {
            queue.wake();
        } else if (!current.queues.contains(queue)) {
            current.queues.add(queue);
        }
    }
}
