// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.control;

import static java.util.Objects.requireNonNull;

import io.kith.model.NodeRef;
import io.kith.protocol.Tokens;
import java.util.List;

/**
 * Asks for the control form: the IQ payload {@code getForm} (XEP-0325 §3.2.5). The result is a bare {@code x}.
 *
 * @param nodes whose common parameters are wanted; none means the addressed thing
 * @param tokens that the request carried
 */
public record FormRequest(List<NodeRef> nodes, Tokens tokens) {

    /** Copies the list. */
    public FormRequest {
        nodes = List.copyOf(nodes);
        requireNonNull(tokens, "tokens");
    }
}
