// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import static java.util.Objects.requireNonNull;

/**
 * A read-out ended, said by itself and not on the last part of the data (XEP-0323 §3.2).
 *
 * @param seqnr chosen by whoever asked, an integer as text
 */
public record Done(String seqnr) {

    /** Refuses null. */
    public Done {
        requireNonNull(seqnr, "seqnr");
    }
}
