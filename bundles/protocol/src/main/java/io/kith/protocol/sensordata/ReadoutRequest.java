// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import static java.util.Objects.requireNonNull;

import io.kith.model.Selection;
import io.kith.protocol.Tokens;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for a read-out (XEP-0323 §3.1).
 *
 * @param seqnr chosen by the sender, unique among its requests; an integer as text, so that the very text can be
 *     given back
 * @param selection what to read; the categories are empty if the request named none
 * @param when to read it, if not at once
 * @param tokens that the request carried
 */
public record ReadoutRequest(String seqnr, Selection selection, Optional<Instant> when, Tokens tokens) {

    /** Refuses null. */
    public ReadoutRequest {
        requireNonNull(seqnr, "seqnr");
        requireNonNull(selection, "selection");
        requireNonNull(when, "when");
        requireNonNull(tokens, "tokens");
    }

    /** A read-out at once, without tokens. */
    public static ReadoutRequest of(String seqnr, Selection selection) {
        return new ReadoutRequest(seqnr, selection, Optional.empty(), Tokens.NONE);
    }
}
