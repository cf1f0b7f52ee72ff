// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.control;

import static java.util.Objects.requireNonNull;

import io.kith.model.NodeRef;
import io.kith.model.Setting;
import io.kith.protocol.Tokens;
import io.kith.protocol.form.Form;
import java.util.List;
import java.util.Optional;

/**
 * Sets parameters: the message or IQ payload {@code set} (XEP-0325 §3.1, §3.2). Either there are settings, whose values
 * have the type that the sender wrote, or there is a filled-in control form, whose values are text.
 *
 * @param nodes all of which are set alike; none means the addressed thing
 * @param settings in the order in which they are to be carried out
 * @param form instead of settings
 * @param tokens that the request carried
 */
public record SetRequest(List<NodeRef> nodes, List<Setting> settings, Optional<Form> form, Tokens tokens) {

    /** Copies the lists; refuses settings beside a form. */
    public SetRequest {
        nodes = List.copyOf(nodes);
        settings = List.copyOf(settings);
        requireNonNull(form, "form");
        requireNonNull(tokens, "tokens");
        if (form.isPresent() && !settings.isEmpty()) {
            throw new IllegalArgumentException("Either settings or a form");
        }
    }

    /** Sets parameters of the addressed thing. */
    public static SetRequest of(Setting... settings) {
        return new SetRequest(List.of(), List.of(settings), Optional.empty(), Tokens.NONE);
    }
}
