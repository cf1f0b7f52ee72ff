// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import static java.util.Objects.requireNonNull;

/**
 * A read-out is allowed and will follow (XEP-0323 §3.2).
 *
 * @param seqnr of the request
 * @param queued whether it begins later; {@link Started} then says when
 */
public record Accepted(String seqnr, boolean queued) {

    /** Refuses null. */
    public Accepted {
        requireNonNull(seqnr, "seqnr");
    }
}
