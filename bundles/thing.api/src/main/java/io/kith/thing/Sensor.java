// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that can be read. Register it as a service with {@link ThingId}; do not look such services up, ask
 * {@link Things}.
 */
@ConsumerType
@FunctionalInterface
public interface Sensor {

    /**
     * Reads the hardware and reports what it said. Called on a thread that belongs to this thing alone, one call at a
     * time, so it may block; but a read-out that takes longer than the house allows ends as a failure and this
     * thread is interrupted. May return before the end and go on reporting from other threads, until
     * {@link Readout#done()} or {@link Readout#fail(String)}; one of them must be called.
     *
     * @throws Exception ends the read-out as a failure with the exception's message
     */
    void read(Readout readout) throws Exception;
}
