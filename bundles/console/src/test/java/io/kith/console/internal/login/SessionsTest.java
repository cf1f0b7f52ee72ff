// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final MovingClock clock = new MovingClock();
    private final Sessions sessions = new Sessions(new SecureRandom(), clock);

    @Test
    void aSessionEndsAfterItsTime() {
        String token = sessions.begin("admin", Duration.ofHours(1));
        clock.pass(Duration.ofMinutes(59));
        assertEquals(Optional.of("admin"), sessions.user(token));
        clock.pass(Duration.ofMinutes(1));
        assertEquals(Optional.empty(), sessions.user(token));
    }

    @Test
    void tokensDifferAndCannotBeGuessed() {
        String token = sessions.begin("admin", Duration.ofHours(1));
        assertEquals(64, token.length());
        assertNotEquals(token, sessions.begin("admin", Duration.ofHours(1)));
        assertEquals(Optional.empty(), sessions.user(""));
    }

    @Test
    void theOldestGivesWayWhenThereAreTooMany() {
        String first = sessions.begin("admin", Duration.ofHours(1));
        String last = first;
        for (int i = 0; i < 50; i++) {
            last = sessions.begin("admin", Duration.ofHours(1));
        }
        assertTrue(sessions.user(first).isEmpty() && sessions.user(last).isPresent());
    }

    @Test
    void allEndAtOnce() {
        String token = sessions.begin("admin", Duration.ofHours(1));
        sessions.endAll();
        assertEquals(Optional.empty(), sessions.user(token));
    }
}
