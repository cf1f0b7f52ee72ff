// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.control;

import static java.util.Objects.requireNonNull;

import io.kith.model.NodeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was done of a {@link SetRequest}: the payload {@code setResponse} (XEP-0325 §3.2). Without nodes and parameters
 * everything was done as asked.
 *
 * @param nodes that were set, if not all
 * @param parameters that were set, if not all
 * @param code attribute {@code responseCode} of the specification before its version 0.3, which slixmpp still reads
 */
public record SetResponse(List<NodeRef> nodes, List<String> parameters, Optional<Code> code) {

    /** What slixmpp reads in place of a condition, in its own words. */
    public enum Code {
        /** Done. */
        OK("OK"),
        /** No such node or parameter. */
        NOT_FOUND("NotFound"),
        /** Not allowed. */
        INSUFFICIENT_PRIVILEGES("InsufficientPrivileges"),
        /** May be tried again. */
        LOCKED("Locked"),
        /** Not done here. */
        NOT_IMPLEMENTED("NotImplemented"),
        /** A form was filled in wrongly. */
        FORM_ERROR("FormError"),
        /** Anything else. */
        OTHER_ERROR("OtherError");

        private final String token;

        Code(String token) {
            this.token = token;
        }

        /** As written on the network. */
        public String token() {
            return token;
        }

        /** The code of that name; unknown ones are {@link #OTHER_ERROR}. */
        public static Code ofToken(String token) {
            return Arrays.stream(values())
                    .filter(c -> c.token.equals(token))
                    .findFirst()
                    .orElse(OTHER_ERROR);
        }
    }

    /** Copies the lists. */
    public SetResponse {
        nodes = List.copyOf(nodes);
        parameters = List.copyOf(parameters);
        requireNonNull(code, "code");
    }

    /** Nothing but a code: everything was done as asked, or nothing was. */
    public static SetResponse of(Code code) {
        return new SetResponse(List.of(), List.of(), Optional.of(code));
    }
}
