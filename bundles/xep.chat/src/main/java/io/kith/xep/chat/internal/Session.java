// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import java.util.List;

/** What is remembered of one who talks to us. Thread-safe. */
final class Session {

    /** How many commands a minute are answered; a person never types that many, a loop of two machines does. */
    static final int MOST_A_MINUTE = 60;

    /** How often a minute we explain ourselves to somebody who says nothing that we understand. */
    static final int MOST_GREETINGS = 3;

    private static final long MINUTE = 60_000;

    /** What becomes of a command. */
    enum Pace {
        /** It is answered. */
        FINE,
        /** It is not, and that is said. */
        TOO_FAST,
        /** It is not. */
        SILENT
    }

    private long lastHeard;
    private long minuteBegan;
    private int inThisMinute;
    private int greetings;
    private List<String> menu = List.of();

    Session(long now) {
        lastHeard = now;
        minuteBegan = now;
    }

    synchronized long idleSince(long now) {
        return now - lastHeard;
    }

    synchronized void touch(long now) {
        lastHeard = now;
        if (now - minuteBegan >= MINUTE) {
            minuteBegan = now;
            inThisMinute = 0;
            greetings = 0;
        }
    }

    /** Counts a command. */
    synchronized Pace pace() {
        inThisMinute++;
        return inThisMinute <= MOST_A_MINUTE
                ? Pace.FINE
                : inThisMinute == MOST_A_MINUTE + 1 ? Pace.TOO_FAST : Pace.SILENT;
    }

    /** Something was understood. */
    synchronized void understood() {
        greetings = 0;
    }

    /** Whether to explain ourselves once more. */
    synchronized boolean mayGreet() {
        return ++greetings <= MOST_GREETINGS;
    }

    /** Names behind the numbers that were shown last. */
    synchronized void menu(List<String> names) {
        menu = List.copyOf(names);
    }

    synchronized List<String> menu() {
        return menu;
    }
}
