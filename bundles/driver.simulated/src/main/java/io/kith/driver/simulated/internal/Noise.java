// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

/** Chance that can be repeated: what it says depends on the seed and the place alone. */
final class Noise {

    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /** Another source of chance, independent of this one. */
    Noise of(int kind) {
        return new Noise(mix(seed + kind * 0x9E3779B97F4A7C15L));
    }

    /** A number from 0 (inclusive) to 1 (exclusive) that has nothing to do with those of other places. */
    double at(long place) {
        return (mix(seed ^ mix(place)) >>> 11) * 0x1.0p-53;
    }

    /** A number from -1 to 1 that moves smoothly from place to place. */
    double smoothAt(double place) {
        long left = (long) Math.floor(place);
        double share = smoothStep(place - left);
        return 2 * (at(left) * (1 - share) + at(left + 1) * share) - 1;
    }

    /** From 0 to 1 with a gentle start and end; what lies outside stays at the ends. */
    static double smoothStep(double x) {
        double within = Math.max(0, Math.min(1, x));
        return within * within * (3 - 2 * within);
    }

    /** Spreads every bit of the input over the output (the finaliser of SplitMix64). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
