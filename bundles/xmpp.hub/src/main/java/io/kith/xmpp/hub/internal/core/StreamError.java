// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.core;

import java.util.Locale;

/** Why a stream ends, RFC 6120 §4.9.3. */
public enum StreamError {
    /** Not what may stand here. */
    BAD_FORMAT,
    /** Somebody else logged in with this resource. */
    CONFLICT,
    /** The peer is silent. */
    CONNECTION_TIMEOUT,
    /** Not our domain. */
    HOST_UNKNOWN,
    /** Something broke here. */
    INTERNAL_SERVER_ERROR,
    /** A stanza in somebody else's name. */
    INVALID_FROM,
    /** Another namespace than those of XMPP. */
    INVALID_NAMESPACE,
    /** Log in first; or the account is gone. */
    NOT_AUTHORIZED,
    /** Not XML. */
    NOT_WELL_FORMED,
    /** Beyond a limit. */
    POLICY_VIOLATION,
    /** Too much at once. */
    RESOURCE_CONSTRAINT,
    /** Comments, document types and the like. */
    RESTRICTED_XML,
    /** The server stops. */
    SYSTEM_SHUTDOWN,
    /** Neither iq nor message nor presence. */
    UNSUPPORTED_STANZA_TYPE,
    /** Older than XMPP 1.0. */
    UNSUPPORTED_VERSION;

    /** As written on the network. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
