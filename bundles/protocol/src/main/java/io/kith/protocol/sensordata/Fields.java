// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import static java.util.Objects.requireNonNull;

import io.kith.model.Sample;
import java.util.List;

/**
 * A part of the data of a read-out (XEP-0323 §3.2).
 *
 * @param seqnr of the request
 * @param done whether this is the last part
 * @param samples in the order in which they were reported
 */
public record Fields(String seqnr, boolean done, List<Sample> samples) {

    /** Copies the list. */
    public Fields {
        requireNonNull(seqnr, "seqnr");
        samples = List.copyOf(samples);
    }
}
