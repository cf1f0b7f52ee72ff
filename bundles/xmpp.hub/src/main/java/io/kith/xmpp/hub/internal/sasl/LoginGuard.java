// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down guessing. Failures are counted for an address together with an account, for the account and for the
 * address. Who logged in from an address before is kept out only by his own failures, so that neither a stranger who
 * guesses at his account nor a broken thing beside him locks him out. Tables are bounded; the oldest is forgotten.
 */
final class LoginGuard {

    private static final int ENTRIES = 1000;
    private static final int FREE_FOR_PAIR = 5;
    private static final int FREE_FOR_ACCOUNT = 20;
    private static final int FREE_FOR_ADDRESS = 50;
    private static final long FORGET = Duration.ofMinutes(15).toMillis();
    private static final long SHORTEST = Duration.ofSeconds(1).toMillis();
    private static final long LONGEST = Duration.ofMinutes(5).toMillis();

    private final LongSupplier millis;
    private final Map<String, Failures> failures = bounded();
    private final Map<String, Boolean> known = bounded();

    private record Failures(int count, long last) {}

    LoginGuard(LongSupplier millis) {
        this.millis = millis;
    }

    /** Whether an attempt may be made now. */
    synchronized boolean allows(String address, String account) {
        if (waits(pair(address, account), FREE_FOR_PAIR)) {
            return false;
        }
        return known.containsKey(pair(address, account))
                || !(waits("account " + account, FREE_FOR_ACCOUNT) || waits("address " + address, FREE_FOR_ADDRESS));
    }

    synchronized void failed(String address, String account) {
        count(pair(address, account));
        count("account " + account);
        count("address " + address);
    }

    synchronized void succeeded(String address, String account) {
        failures.remove(pair(address, account));
        known.put(pair(address, account), true);
    }

    private boolean waits(String key, int free) {
        Failures past = failures.get(key);
        if (past == null || past.count < free) {
            return false;
        }
        long wait = Math.min(LONGEST, SHORTEST << Math.min(past.count - free, 20));
        return millis.getAsLong() - past.last < wait;
    }

    private void count(String key) {
        long now = millis.getAsLong();
        failures.merge(
                key,
                new Failures(1, now),
                (old, one) -> new Failures(now - old.last > FORGET ? 1 : old.count + 1, now));
    }

    private static String pair(String address, String account) {
        return address + ' ' + account;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > ENTRIES;
            }
        };
    }
}
