// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import io.kith.model.Jid;
import io.kith.xml.Element;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One account of this house on the network: a service as long as the account is configured, whether online or not.
 * Whoever needs a stream that is up depends on {@link Online} instead. Thread-safe; never blocks.
 *
 * <p>Service properties: {@value #ACCOUNT} and {@value #JID}.
 */
@ProviderType
public interface Connection {

    /** Service property: the account's name. */
    String ACCOUNT = "kith.account";

    /** Service property: the bare address as text. */
    String JID = "kith.jid";

    /** The account's name in this house. */
    String account();

    /** The bare address, or the domain of a component. */
    Jid jid();

    /** The full address, while online. */
    Optional<Jid> boundJid();

    /** How the connection is. */
    Status status();

    /** Contacts of the account; always empty for a component. */
    Roster roster();

    /**
     * Sends a stanza in {@link Namespaces#CLIENT}; a missing {@code from} is left to the server.
     *
     * @throws IllegalStateException if not online
     */
    void send(Element stanza);

    /**
     * Sends an IQ of type get or set, with an id of its own, and waits for the answer. Answers of anybody else than
     * the addressee are not taken.
     *
     * @param to whom to ask; empty for the account's own server
     * @param type {@code get} or {@code set}
     * @param payload the only child
     * @param timeout how long to wait; the stage then fails with {@link Condition#REMOTE_SERVER_TIMEOUT}
     * @return the whole result stanza; fails with a {@link StanzaException} if the answer is an error or there is none
     */
    CompletionStage<Element> request(Optional<Jid> to, Iq.Type type, Element payload, Duration timeout);

    /** Drops the stream and connects anew at once. */
    void reconnect();
}
