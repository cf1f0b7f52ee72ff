// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Why a node, or a part of one, could not be read.
 *
 * @param node which could not be read
 * @param time when that was found
 * @param text for a person
 */
public record Failure(NodeRef node, Instant time, String text) {

    /** Refuses null. */
    public Failure {
        requireNonNull(node, "node");
        requireNonNull(time, "time");
        requireNonNull(text, "text");
    }
}
