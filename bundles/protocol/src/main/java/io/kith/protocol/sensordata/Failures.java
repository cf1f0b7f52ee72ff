// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import static java.util.Objects.requireNonNull;

import io.kith.model.Failure;
import java.util.List;

/**
 * The message that says what could not be read (XEP-0323 §3.3).
 *
 * @param seqnr of the request
 * @param done whether nothing follows
 * @param failures in the order in which they were reported
 */
public record Failures(String seqnr, boolean done, List<Failure> failures) {

    /** Copies the list. */
    public Failures {
        requireNonNull(seqnr, "seqnr");
        failures = List.copyOf(failures);
    }
}
