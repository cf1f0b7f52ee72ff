// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import static java.util.Objects.requireNonNull;

import io.kith.model.Jid;
import io.kith.xml.Element;
import java.util.Optional;

/**
 * A message that came. Errors are never handed to handlers.
 *
 * @param connection where it came in
 * @param type {@code chat}, {@code normal}, {@code headline} or {@code groupchat}
 * @param from who sent it, as the server stamped it
 * @param id as sent, if any
 * @param language {@code xml:lang} of the stanza
 * @param delayed whether a server kept it (XEP-0203): it may be old
 * @param stanza the whole of it
 */
public record Message(
        Connection connection,
        String type,
        Jid from,
        Optional<String> id,
        Optional<String> language,
        boolean delayed,
        Element stanza) {

    /** Refuses null. */
    public Message {
        requireNonNull(connection, "connection");
        requireNonNull(type, "type");
        requireNonNull(from, "from");
        requireNonNull(id, "id");
        requireNonNull(language, "language");
        requireNonNull(stanza, "stanza");
    }

    /** The text for people, if there is any. */
    public Optional<String> body() {
        return stanza.child(Namespaces.CLIENT, "body").map(Element::text);
    }
}
