// SPDX-License-Identifier: Apache-2.0
package io.kith.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Durations of one kind of exchange, in nanoseconds. */
final class Latencies {

    private final long[] nanos;
    private int count;

    Latencies(int most) {
        nanos = new long[most];
    }

    void add(long duration) {
        nanos[count++] = duration;
    }

    double millis(double quantile) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (quantile * count))] / 1e6;
    }

    String line(String name) {
        return String.format(
                Locale.ROOT, "%-28s median %7.3f ms   p99 %7.3f ms   (%d)", name, millis(0.5), millis(0.99), count);
    }
}
