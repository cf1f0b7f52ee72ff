// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guard counts, and for whom. */
class LoginGuardTest {

    private final AtomicLong clock = new AtomicLong();
    private final LoginGuard guard = new LoginGuard(clock::get);

    private int passed(int attempts, String address, String account) {
        int passed = 0;
        for (int i = 0; i < attempts; i++) {
            passed += guard.begin(address, account) ? 1 : 0;
        }
        return passed;
    }

    @Test
    void attemptsThatAreUnderWayCount() {
        assertEquals(5, passed(100, "192.0.2.1", "user"));
    }

    @Test
    void successIsNotCounted() {
        for (int i = 0; i < 200; i++) {
            assertTrue(guard.begin("192.0.2.1", "user"));
            guard.succeeded("192.0.2.1", "user");
        }
        assertEquals(5, passed(100, "192.0.2.2", "user"));
    }

    @Test
    void oneNetworkIsOneAddress() {
        int passed = 0;
        for (int i = 1; i <= 100; i++) {
            passed += guard.begin("2001:db8:0:1:0:0:0:" + Integer.toHexString(i), "user") ? 1 : 0;
        }
        assertEquals(5, passed);
        assertTrue(guard.begin("2001:db8:0:2:0:0:0:1", "user"));
    }

    @Test
    void manyAddressesDoNotMakeItForgetAnAccount() {
        for (int i = 0; i < 20; i++) {
            assertTrue(guard.begin("192.0.2." + i, "user"));
        }
        for (int i = 0; i < 3000; i++) {
            guard.begin("2001:db8:0:" + Integer.toHexString(i) + ":0:0:0:1", "");
        }
        assertFalse(guard.begin("198.51.100.1", "user"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1",
        "here,here",
        "2001:db8:1:2:3:4:5:6,2001:db8:1:2:0:0:0:0/64",
        "fe80:0:0:0:1:2:3:4%eth0,fe80:0:0:0:0:0:0:0/64",
        "::ffff:192.0.2.1,192.0.2.1",
        "a:b,a:b"
    })
    void networks(String address, String network) {
        assertEquals(network, Network.of(address));
    }
}
