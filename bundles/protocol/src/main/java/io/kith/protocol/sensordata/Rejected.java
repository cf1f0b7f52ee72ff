// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A request is refused, in the form that the specification had until its version 0.2 and that slixmpp still looks for
 * (docs/xep/peers.md). It goes along with the stanza error, not in place of it.
 *
 * @param seqnr of the request
 * @param errors texts for people
 */
public record Rejected(String seqnr, List<String> errors) {

    /** Copies the list. */
    public Rejected {
        requireNonNull(seqnr, "seqnr");
        errors = List.copyOf(errors);
    }
}
