// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import java.io.Serial;
import java.util.Locale;

/** A login that does not succeed, with the condition of RFC 6120 §6.5. The message goes to the peer. */
public final class SaslException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Conditions of RFC 6120 §6.5. */
    public enum Condition {
        /** The client gave up. */
        ABORTED,
        /** TLS first. */
        ENCRYPTION_REQUIRED,
        /** Not Base64. */
        INCORRECT_ENCODING,
        /** In somebody else's name. */
        INVALID_AUTHZID,
        /** Not one of ours. */
        INVALID_MECHANISM,
        /** Not what the mechanism says. */
        MALFORMED_REQUEST,
        /** Wrong name or password. */
        NOT_AUTHORIZED,
        /** Too many failed; later. */
        TEMPORARY_AUTH_FAILURE;

        /** As written on the network. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Condition condition;

    /** The message is one sentence for whoever set up the client; it never tells whether the name or the password was wrong. */
    public SaslException(Condition condition, String message) {
        super(message);
        this.condition = condition;
    }

    /** The condition. */
    public Condition condition() {
        return condition;
    }
}
