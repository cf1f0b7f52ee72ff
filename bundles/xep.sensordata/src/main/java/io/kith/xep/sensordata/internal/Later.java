// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import java.time.Duration;

/** Does something after a while. */
@FunctionalInterface
interface Later {

    /** Runs that after so long, on a thread of its own; what is returned takes it back. */
    Runnable schedule(Duration delay, Runnable what);
}
