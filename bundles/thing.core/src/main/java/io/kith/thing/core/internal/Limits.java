// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import java.time.Duration;

/**
 * What the house allows.
 *
 * @param timeout for a guard's answer, and for a request to hardware from the moment it is made
 * @param waiting most requests that may wait for one thing
 */
record Limits(Duration timeout, int waiting) {

    /** The same with a longer queue. */
    Limits withMoreWaiting(int more) {
        return more == 0 ? this : new Limits(timeout, waiting + more);
    }

    /** The time for a person, such as {@code 10 s}. */
    String timeoutText() {
        long millis = timeout.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
