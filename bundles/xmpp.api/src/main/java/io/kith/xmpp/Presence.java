// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import static java.util.Objects.requireNonNull;

import io.kith.model.Jid;
import io.kith.xml.Element;

/**
 * A presence that came, after the roster took note of it.
 *
 * @param connection where it came in
 * @param type what it says
 * @param from whose it is, as the server stamped it
 * @param stanza the whole of it
 */
public record Presence(Connection connection, Type type, Jid from, Element stanza) {

    /** What a presence says (RFC 6121 §4.7.1); errors are never handed to handlers. */
    public enum Type {
        /** Online. */
        AVAILABLE,
        /** Offline. */
        UNAVAILABLE,
        /** Asks to see ours. */
        SUBSCRIBE,
        /** Lets us see theirs. */
        SUBSCRIBED,
        /** Does not want to see ours any longer. */
        UNSUBSCRIBE,
        /** Does not let us see theirs, or no longer. */
        UNSUBSCRIBED
    }

    /** Refuses null. */
    public Presence {
        requireNonNull(connection, "connection");
        requireNonNull(type, "type");
        requireNonNull(from, "from");
        requireNonNull(stanza, "stanza");
    }
}
