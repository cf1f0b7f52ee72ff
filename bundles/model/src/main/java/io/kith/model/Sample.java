// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What one node said of one moment.
 *
 * @param node whose fields these are
 * @param time when they were so
 * @param fields in the order in which they were reported
 */
public record Sample(NodeRef node, Instant time, List<Field> fields) {

    /** Copies the list. */
    public Sample {
        requireNonNull(node, "node");
        requireNonNull(time, "time");
        fields = List.copyOf(fields);
    }
}
