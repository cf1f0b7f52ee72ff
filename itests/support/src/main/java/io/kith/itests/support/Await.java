// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something by asking again and again, never longer than a deadline, and says what did not come. */
public final class Await {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Await() {}

    /**
     * Returns once the condition holds.
     *
     * @param what names the awaited thing in the error, such as "port 5222 of prosody"
     * @throws AssertionError when the deadline passes first
     */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        value(what, atMost, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }

    /**
     * Returns the first value that the source has.
     *
     * @throws AssertionError when the deadline passes first
     */
    public static <T> T value(String what, Duration atMost, Supplier<Optional<T>> source) {
        return poll(atMost, source)
                .orElseThrow(() -> new AssertionError("Waited " + atMost.toMillis() + " ms in vain for " + what));
    }

    /** Returns the first value that the source has, or empty when the deadline passes first. */
    public static <T> Optional<T> poll(Duration atMost, Supplier<Optional<T>> source) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> value = source.get();
            if (value.isPresent() || System.nanoTime() - end >= 0) {
                return value;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
