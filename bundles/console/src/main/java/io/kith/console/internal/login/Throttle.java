// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes whoever guesses passwords wait: after a few failed logins from an address, each further one doubles the time
 * until the next is looked at. Holds no thread while somebody waits. Addresses of one IPv6 network count as one.
 */
final class Throttle {

    private static final int FREE_TRIES = 3;
    private static final int MOST_ADDRESSES = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration MEMORY = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** What is remembered of an address. */
    private record Tries(int failures, Instant last) {
        Instant until() {
            if (failures < FREE_TRIES) {
                return last;
            }
            long seconds = 1L << Math.min(failures - FREE_TRIES, 20);
            return last.plusSeconds(Math.min(seconds, LONGEST.toSeconds()));
        }
    }

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** How long that address has to wait yet; zero if it may try. */
    synchronized Duration pause(String address) {
        Tries record = tries.get(network(address));
        Instant now = clock.instant();
        if (record == null || !now.isBefore(record.until())) {
            return Duration.ZERO;
        }
        return Duration.between(now, record.until());
    }

    /** A login from there failed. */
    synchronized void failed(String address) {
        Instant now = clock.instant();
        Tries old = tries.get(network(address));
        int before = old == null || old.last().plus(MEMORY).isBefore(now) ? 0 : old.failures();
        tries.put(network(address), new Tries(before + 1, now));
    }

    /** A login from there succeeded. */
    synchronized void succeeded(String address) {
        tries.remove(network(address));
    }

    synchronized int size() {
        return tries.size();
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // A literal address: nothing is looked up.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
