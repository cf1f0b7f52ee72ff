// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xmpp.smack.internal.Settings.Pace;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: short at first, so that a house whose server is still starting is up with
 * it, then longer and longer, and never at the same moment as every other account of the house.
 */
final class Backoff {

    private static final double GROWTH = 1.5;
    private static final double SPREAD = 0.25;

    /** Who was online for so long begins anew. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final DoubleSupplier random;
    private int failures;
    private int contests;

    /** The source gives numbers from 0 to 1. */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** The wait after that trouble. */
    Duration after(Trouble.Kind kind, Pace pace) {
        return switch (kind) {
            case PASSING -> spread(grown(pace.first(), pace.most(), failures++), pace.most());
            case CONTESTED -> spread(grown(pace.most(), pace.failed(), contests++), pace.failed());
            case REFUSED, LASTING -> spread(pace.failed(), pace.failed());
        };
    }

    /** A session ended that had lasted so long. */
    void sessionEnded(Duration lasted) {
        if (lasted.compareTo(SETTLED) >= 0) {
            reset();
        }
    }

    /** Somebody asked for a fresh beginning. */
    void reset() {
        failures = 0;
        contests = 0;
    }

    private static Duration grown(Duration first, Duration most, int times) {
        double millis = (double) first.toMillis() * Math.pow(GROWTH, times);
        return Duration.ofMillis((long) Math.min(millis, (double) Math.max(first.toMillis(), most.toMillis())));
    }

    private Duration spread(Duration wait, Duration most) {
        double factor = 1 - SPREAD + 2 * SPREAD * random.getAsDouble();
        long millis = (long) (wait.toMillis() * factor);
        return Duration.ofMillis(Math.max(1, Math.min(millis, Math.max(most.toMillis(), wait.toMillis()))));
    }
}
