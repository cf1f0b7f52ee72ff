// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Stanza error conditions (RFC 6120 §8.3.3) with the type that goes with each unless said otherwise. */
public enum Condition {
    /** The sender sent what makes no sense. */
    BAD_REQUEST("modify"),
    /** In the way of something else; may be tried again. */
    CONFLICT("wait"),
    /** Understood, and not done here. */
    FEATURE_NOT_IMPLEMENTED("cancel"),
    /** Not allowed to that sender. */
    FORBIDDEN("cancel"),
    /** Something broke here. */
    INTERNAL_SERVER_ERROR("cancel"),
    /** No such thing. */
    ITEM_NOT_FOUND("cancel"),
    /** Not an address. */
    JID_MALFORMED("modify"),
    /** Does not meet what is asked for. */
    NOT_ACCEPTABLE("modify"),
    /** Not allowed to anybody. */
    NOT_ALLOWED("cancel"),
    /** Log in first. */
    NOT_AUTHORIZED("auth"),
    /** Against a policy. */
    POLICY_VIOLATION("modify"),
    /** Not there at the moment. */
    RECIPIENT_UNAVAILABLE("wait"),
    /** Make an account first. */
    REGISTRATION_REQUIRED("auth"),
    /** No such server. */
    REMOTE_SERVER_NOT_FOUND("cancel"),
    /** No answer in time. */
    REMOTE_SERVER_TIMEOUT("wait"),
    /** Too much at once. */
    RESOURCE_CONSTRAINT("wait"),
    /** Nobody here does that. */
    SERVICE_UNAVAILABLE("cancel"),
    /** Something else, said in an element of its own. */
    UNDEFINED_CONDITION("cancel"),
    /** Not now. */
    UNEXPECTED_REQUEST("wait");

    private final String type;

    Condition(String type) {
        this.type = type;
    }

    /** The error type that usually goes with it. */
    public String type() {
        return type;
    }

    /** As written on the network, such as {@code item-not-found}. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The condition of that name. */
    public static Optional<Condition> ofToken(String token) {
        return Arrays.stream(values()).filter(c -> c.token().equals(token)).findFirst();
    }
}
