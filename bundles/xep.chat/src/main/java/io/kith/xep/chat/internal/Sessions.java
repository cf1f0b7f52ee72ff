// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import io.kith.model.Jid;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is remembered of those who talk to us: a little, of a limited number, for a limited time. The locks guard the maps
 * alone.
 */
final class Sessions {

    /** How long somebody may be silent until we begin anew, as deployed things have it. */
    static final Duration IDLE = Duration.ofMinutes(15);

    /** A stranger hears from us this often at most. */
    static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

    static final int MOST = 500;

    private record Key(String account, Jid jid) {}

    private static final class Limited<V> extends LinkedHashMap<Key, V> {
        private static final long serialVersionUID = 1L;

        Limited() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
            return size() > MOST;
        }
    }

    private final InstantSource clock;
    private final Limited<Session> sessions = new Limited<>();
    private final Limited<Long> refusals = new Limited<>();

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** The session of a full address with one of our accounts. */
    Session of(String account, Jid jid) {
        Key key = new Key(account, jid);
        long now = clock.millis();
        synchronized (sessions) {
            Session session = sessions.get(key);
            if (session == null || session.idleSince(now) > IDLE.toMillis()) {
                session = new Session(now);
                sessions.put(key, session);
            }
            session.touch(now);
            return session;
        }
    }

    /** Whether a stranger was refused just now; looks at the bare address. */
    boolean refusedLately(String account, Jid jid) {
        synchronized (refusals) {
            Long last = refusals.get(new Key(account, jid.bare()));
            return last != null && clock.millis() - last < BETWEEN_REFUSALS.toMillis();
        }
    }

    /** Remembers a refusal. */
    void refused(String account, Jid jid) {
        synchronized (refusals) {
            refusals.put(new Key(account, jid.bare()), clock.millis());
        }
    }
}
