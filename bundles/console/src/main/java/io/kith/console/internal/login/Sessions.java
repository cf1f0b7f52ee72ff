// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is logged in. Sessions end with the process, after a time, at logout and when the password changes. */
final class Sessions {

    private static final int MOST = 50;
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random;
    private final InstantSource clock;
    private final Map<String, Session> byToken = new LinkedHashMap<>();

    private record Session(String user, Instant end) {}

    Sessions(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** Begins a session and returns its token; the oldest ends if there are too many. */
    synchronized String begin(String user, Duration life) {
        Instant now = clock.instant();
        byToken.values().removeIf(session -> session.end().isBefore(now));
        if (byToken.size() >= MOST) {
            byToken.remove(byToken.keySet().iterator().next());
        }
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String written = HexFormat.of().formatHex(token);
        byToken.put(written, new Session(user, now.plus(life)));
        return written;
    }

    /** Whose session that is, if it lasts. */
    synchronized Optional<String> user(String token) {
        return Optional.ofNullable(byToken.get(token))
                .filter(session -> clock.instant().isBefore(session.end()))
                .map(Session::user);
    }

    /** Ends one. */
    synchronized void end(String token) {
        byToken.remove(token);
    }

    /** Ends all. */
    synchronized void endAll() {
        byToken.clear();
    }
}
