// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.stream.Stream;

/** Looks for threads that were left behind. */
final class Threads {

    private Threads() {}

    /** Waits until no thread's name begins so. */
    static void awaitNone(String... beginnings) throws InterruptedException {
        long deadline = System.nanoTime() + Witness.PATIENCE.toNanos();
        List<Thread> left = alive(beginnings);
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadline) {
                fail("Left behind: " + left);
            }
            left.get(0).join(50);
            left = alive(beginnings);
        }
    }

    private static List<Thread> alive(String... beginnings) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> Stream.of(beginnings).anyMatch(t.getName()::startsWith))
                .toList();
    }
}
