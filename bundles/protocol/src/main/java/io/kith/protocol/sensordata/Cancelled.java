// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import static java.util.Objects.requireNonNull;

/**
 * The answer to {@link Cancel}.
 *
 * @param seqnr chosen by whoever asked, an integer as text
 */
public record Cancelled(String seqnr) {

    /** Refuses null. */
    public Cancelled {
        requireNonNull(seqnr, "seqnr");
    }
}
