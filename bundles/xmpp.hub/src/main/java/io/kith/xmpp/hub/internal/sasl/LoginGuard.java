// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slows down guessing. Failures are counted for an address together with an account, for the account and for the
 * address. Who logged in from an address before is kept out only by his own failures, so that neither a stranger who
 * guesses at his account nor a broken thing beside him locks him out. Addresses of IPv6 count by their first 64 bits.
 * Tables are bounded, each by itself, and the oldest is forgotten.
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
    private final Map<String, Failures> pairs = bounded();
    private final Map<String, Failures> accounts = bounded();
    private final Map<String, Failures> networks = bounded();
    private final Map<String, Boolean> known = bounded();

    /** How many, when the last was, and when the one before it was. */
    private record Failures(int count, long last, long before) {}

    LoginGuard(LongSupplier millis) {
        this.millis = millis;
    }

    /**
     * Whether an attempt may be made now. If so it counts as failed until {@link #succeeded} says otherwise, so that
     * attempts made at the same time do not all pass as the first.
     */
    synchronized boolean begin(String address, String account) {
        String network = Network.of(address);
        String pair = pair(network, account);
        if (waits(pairs.get(pair), FREE_FOR_PAIR)) {
            return false;
        }
        boolean others =
                waits(accounts.get(account), FREE_FOR_ACCOUNT) || waits(networks.get(network), FREE_FOR_ADDRESS);
        if (others && !known.containsKey(pair)) {
            return false;
        }
        count(pairs, pair);
        count(accounts, account);
        count(networks, network);
        return true;
    }

    /** Takes back what {@link #begin} counted, and what failed before. */
    synchronized void succeeded(String address, String account) {
        String network = Network.of(address);
        pairs.remove(pair(network, account));
        takeBack(accounts, account);
        takeBack(networks, network);
        known.put(pair(network, account), true);
    }

    private boolean waits(@Nullable Failures past, int free) {
        if (past == null || past.count < free) {
            return false;
        }
        long wait = Math.min(LONGEST, SHORTEST << Math.min(past.count - free, 20));
        return millis.getAsLong() - past.last < wait;
    }

    private void count(Map<String, Failures> table, String key) {
        long now = millis.getAsLong();
        table.merge(
                key,
                new Failures(1, now, now),
                (old, one) -> new Failures(now - old.last > FORGET ? 1 : old.count + 1, now, old.last));
    }

    private static void takeBack(Map<String, Failures> table, String key) {
        table.computeIfPresent(
                key, (k, old) -> old.count > 1 ? new Failures(old.count - 1, old.before, old.before) : null);
    }

    private static String pair(String network, String account) {
        return network + ' ' + account;
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
