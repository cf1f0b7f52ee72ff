// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Jid OWNER = Jid.of("owner@example.org/phone");

    private final AtomicLong clock = new AtomicLong();
    private final Sessions sessions = new Sessions(() -> Instant.ofEpochMilli(clock.get()));

    @Test
    void aSessionIsOfOneFullAddressAndOneAccount() {
        Session session = sessions.of("sensor", OWNER);
        assertSame(session, sessions.of("sensor", OWNER));
        assertNotSame(session, sessions.of("sensor", OWNER.withResource("desk")));
        assertNotSame(session, sessions.of("actuator", OWNER));
    }

    @Test
    void itEndsAfterAQuarterOfAnHourOfSilence() {
        sessions.of("sensor", OWNER).menu(List.of("State"));
        for (int i = 0; i < 3; i++) {
            clock.addAndGet(Duration.ofMinutes(14).toMillis());
            assertEquals(List.of("State"), sessions.of("sensor", OWNER).menu());
        }
        clock.addAndGet(Duration.ofMinutes(16).toMillis());
        assertEquals(List.of(), sessions.of("sensor", OWNER).menu());
    }

    @Test
    void theOldestAreForgottenWhenThereAreTooMany() {
        Session first = sessions.of("sensor", OWNER);
        sessions.refused("sensor", OWNER);
        assertTrue(sessions.refusedLately("sensor", OWNER.withResource("other")));
        for (int i = 0; i < Sessions.MOST; i++) {
            sessions.of("sensor", OWNER.withResource("r" + i));
            sessions.refused("sensor", Jid.of("s" + i + "@example.org"));
        }
        assertNotSame(first, sessions.of("sensor", OWNER));
        assertFalse(sessions.refusedLately("sensor", OWNER));
    }
}
