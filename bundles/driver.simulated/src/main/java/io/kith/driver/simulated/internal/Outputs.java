// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

/**
 * Which outputs are on.
 *
 * @param bits bit 0 is output 1, bit 7 is output 8
 * @param alarm whether the alarm sounds
 */
record Outputs(int bits, boolean alarm) {

    static final int COUNT = 8;
    static final int ALL = (1 << COUNT) - 1;
    static final Outputs OFF = new Outputs(0, false);

    /** Refuses bits of outputs that are not there. */
    Outputs {
        if ((bits & ~ALL) != 0) {
            throw new IllegalArgumentException("There are " + COUNT + " outputs; " + bits + " has more");
        }
    }

    /** Whether the output of that number, from 1, is on. */
    boolean isOn(int number) {
        return (bits & bit(number)) != 0;
    }

    Outputs with(int number, boolean on) {
        return withBits(on ? bits | bit(number) : bits & ~bit(number));
    }

    Outputs withBits(int newBits) {
        return new Outputs(newBits, alarm);
    }

    Outputs withAlarm(boolean on) {
        return new Outputs(bits, on);
    }

    private static int bit(int number) {
        return 1 << (number - 1);
    }
}
