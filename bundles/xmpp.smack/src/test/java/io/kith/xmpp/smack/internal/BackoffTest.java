// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.smack.internal.Settings.Pace;
import io.kith.xmpp.smack.internal.Trouble.Kind;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Pace PACE = new Pace(
            Duration.ofMillis(300),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10));

    @Test
    void aHouseWhoseServerIsStillStartingIsUpAtOnce() {
        Backoff backoff = new Backoff(() -> 0.5);
        Duration waited = Duration.ZERO;
        int attempts = 0;
        while (waited.compareTo(Duration.ofSeconds(5)) < 0) {
            waited = waited.plus(backoff.after(Kind.PASSING, PACE));
            attempts++;
        }
        assertTrue(attempts >= 6, attempts + " attempts in the first five seconds");
    }

    @Test
    void waitsNeverExceedTheLongestAndReachIt() {
        Backoff backoff = new Backoff(() -> 0.5);
        Duration last = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            last = backoff.after(Kind.PASSING, PACE);
        }
        assertEquals(Duration.ofSeconds(60), last);
    }

    @Property
    void everyWaitIsWithinItsBounds(
            @ForAll @LongRange(min = 1, max = 10_000) long first,
            @ForAll @LongRange(min = 10, max = 600) long most,
            @ForAll @IntRange(min = 1, max = 200) int times,
            @ForAll @DoubleRange(min = 0, max = 1) double random,
            @ForAll Kind kind) {
        Pace pace = new Pace(
                Duration.ofMillis(first),
                Duration.ofSeconds(most),
                Duration.ofSeconds(300),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10));
        Backoff backoff = new Backoff(() -> random);
        for (int i = 0; i < times; i++) {
            Duration wait = backoff.after(kind, pace);
            assertTrue(wait.toMillis() >= 1, wait.toString());
            Duration bound = kind == Kind.PASSING ? pace.most() : pace.failed();
            assertTrue(wait.compareTo(bound) <= 0 || wait.compareTo(pace.most()) <= 0, kind + " " + wait);
        }
    }

    @Test
    void aLongSessionBeginsAnewAndAFlickerDoesNot() {
        Backoff backoff = new Backoff(() -> 0.5);
        Duration first = backoff.after(Kind.PASSING, PACE);
        Duration second = backoff.after(Kind.PASSING, PACE);
        assertTrue(second.compareTo(first) > 0);
        backoff.sessionEnded(Duration.ofSeconds(5));
        assertTrue(backoff.after(Kind.PASSING, PACE).compareTo(second) > 0);
        backoff.sessionEnded(Duration.ofMinutes(5));
        assertEquals(first, backoff.after(Kind.PASSING, PACE));
    }

    @Test
    void aContestedAddressIsLeftAloneForLong() {
        Backoff backoff = new Backoff(() -> 0);
        assertTrue(backoff.after(Kind.CONTESTED, PACE).toSeconds() >= 45);
    }

    @Test
    void whatSomebodyMustMendIsTriedRarely() {
        Backoff backoff = new Backoff(() -> 0);
        assertTrue(backoff.after(Kind.LASTING, PACE).toSeconds() >= 225);
        assertTrue(backoff.after(Kind.REFUSED, PACE).toSeconds() >= 225);
    }
}
