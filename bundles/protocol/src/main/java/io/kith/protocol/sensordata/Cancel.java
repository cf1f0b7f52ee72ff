// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import static java.util.Objects.requireNonNull;

/**
 * Nobody waits for a read-out any longer (XEP-0323 §3.4).
 *
 * @param seqnr chosen by whoever asked, an integer as text
 */
public record Cancel(String seqnr) {

    /** Refuses null. */
    public Cancel {
        requireNonNull(seqnr, "seqnr");
    }
}
