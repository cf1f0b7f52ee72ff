// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final MovingClock clock = new MovingClock();
    private final Throttle throttle = new Throttle(clock);

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address);
        }
    }

    @Test
    void aTypingErrorOrTwoCostNothing() {
        fail("192.0.2.1", 2);
        assertEquals(Duration.ZERO, throttle.pause("192.0.2.1"));
    }

    @Test
    void eachFurtherFailureDoublesThePauseUpToFiveMinutes() {
        fail("192.0.2.1", 3);
        assertEquals(Duration.ofSeconds(1), throttle.pause("192.0.2.1"));
        fail("192.0.2.1", 2);
        assertEquals(Duration.ofSeconds(4), throttle.pause("192.0.2.1"));
        fail("192.0.2.1", 40);
        assertEquals(Duration.ofMinutes(5), throttle.pause("192.0.2.1"));
    }

    @Test
    void thePausePassesAndSuccessForgets() {
        fail("192.0.2.1", 4);
        clock.pass(Duration.ofSeconds(2));
        assertEquals(Duration.ZERO, throttle.pause("192.0.2.1"));
        throttle.succeeded("192.0.2.1");
        fail("192.0.2.1", 2);
        assertEquals(Duration.ZERO, throttle.pause("192.0.2.1"));
    }

    @Test
    void othersAreNotHeldUp() {
        fail("192.0.2.1", 9);
        assertEquals(Duration.ZERO, throttle.pause("192.0.2.2"));
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        fail("2001:db8:0:1::1", 2);
        fail("2001:db8:0:1:ffff::2", 2);
        assertEquals(Duration.ofSeconds(2), throttle.pause("2001:db8:0:1::3"));
        assertEquals(Duration.ZERO, throttle.pause("2001:db8:0:2::1"));
    }

    @Test
    void rememberedAddressesAreBounded() {
        for (int i = 0; i < 5000; i++) {
            throttle.failed("10.0." + i / 250 + "." + i % 250);
        }
        assertTrue(throttle.size() <= 1000, () -> "remembered " + throttle.size());
    }
}
