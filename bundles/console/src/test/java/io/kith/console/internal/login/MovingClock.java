// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when a test says so. */
final class MovingClock implements InstantSource {

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
