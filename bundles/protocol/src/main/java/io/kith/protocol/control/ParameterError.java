// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.control;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with one parameter: {@code paramError} beside the condition of a stanza error (XEP-0325 §3.2.1).
 *
 * @param parameter its name
 * @param text for a person
 */
public record ParameterError(String parameter, String text) {

    /** Refuses null. */
    public ParameterError {
        requireNonNull(parameter, "parameter");
        requireNonNull(text, "text");
    }
}
