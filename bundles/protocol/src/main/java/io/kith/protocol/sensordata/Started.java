// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import static java.util.Objects.requireNonNull;

/**
 * A queued read-out begins (XEP-0323 §3.2).
 *
 * @param seqnr chosen by whoever asked, an integer as text
 */
public record Started(String seqnr) {

    /** Refuses null. */
    public Started {
        requireNonNull(seqnr, "seqnr");
    }
}
