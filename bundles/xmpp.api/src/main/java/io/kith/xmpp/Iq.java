// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import static java.util.Objects.requireNonNull;

import io.kith.model.Jid;
import io.kith.xml.Element;
import java.util.Locale;
import java.util.Optional;

/**
 * A request that came, of type get or set.
 *
 * @param connection where it came in, and where the answer goes out
 * @param type get or set
 * @param from who asks, as the server stamped it
 * @param to our address as it was asked: for components it may be any address at the domain
 * @param id to be repeated in the answer; that is done for you
 * @param language {@code xml:lang} of the stanza
 * @param payload the only child
 */
public record Iq(
        Connection connection, Type type, Jid from, Jid to, String id, Optional<String> language, Element payload) {

    /** What a request may be. */
    public enum Type {
        /** Asks. */
        GET,
        /** Changes. */
        SET;

        /** As written on the network. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses null. */
    public Iq {
        requireNonNull(connection, "connection");
        requireNonNull(type, "type");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(id, "id");
        requireNonNull(language, "language");
        requireNonNull(payload, "payload");
    }
}
