// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.hub.internal.core.Stanza;
import io.kith.xmpp.hub.internal.core.StreamError;
import io.kith.xmpp.hub.internal.core.StreamException;
import io.kith.xmpp.hub.internal.store.StoreException;
import io.kith.xmpp.hub.internal.store.Subscription.Kind;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What clients send: addresses checked and stamped, presence told apart, RFC 6120 §8.1 and RFC 6121 §4. */
final class ClientStanzas {

    private static final Logger LOG = LoggerFactory.getLogger(ClientStanzas.class);

    private final Users users;
    private final Presences presences;
    private final Subscriptions subscriptions;
    private final Messages messages;
    private final Post post;

    ClientStanzas(Users users, Presences presences, Subscriptions subscriptions, Messages messages, Post post) {
        this.users = users;
        this.presences = presences;
        this.subscriptions = subscriptions;
        this.messages = messages;
        this.post = post;
    }

    /** Takes one stanza. */
    void received(ClientSession session, Element element) throws StreamException {
        if (!element.namespace().equals(Namespaces.CLIENT)) {
            throw new StreamException(StreamError.UNSUPPORTED_STANZA_TYPE, "Stanzas are in " + Namespaces.CLIENT + '.');
        }
        if (!session.isCurrent()) {
            // Sent before the client read that its stream ended; its address may be another's by now.
            return;
        }
        String from = element.attribute("from").orElse("");
        if (!from.isEmpty()) {
            Jid claimed = Jid.parse(from).orElse(users.domain());
            if (!claimed.equals(session.jid()) && !claimed.equals(session.user().jid())) {
                throw new StreamException(StreamError.INVALID_FROM, "Send in your own name, or leave out the name.");
            }
        }
        String address = element.attribute("to").orElse("");
        Optional<Jid> to = address.isEmpty() ? Optional.empty() : Jid.parse(address);
        Jid ownBare = session.user().jid();
        Element stamped = element.with("from", session.jid().toString());
        Stanza stanza = new Stanza(stamped, session.jid(), to.orElse(ownBare));
        try {
            if (!address.isEmpty() && to.isEmpty()) {
                post.bounce(stanza, Condition.JID_MALFORMED, "The address \"" + address + "\" is none.");
                return;
            }
            dispatch(session, stanza, to.isPresent());
            if (session.user().isOwed()) {
                messages.deliverKept(session.user());
            }
        } catch (StoreException e) {
            LOG.error("A stanza of {} could not be kept", session.jid(), e);
            post.bounce(stanza, Condition.INTERNAL_SERVER_ERROR, "The server cannot write to its disk.");
        }
    }

    private void dispatch(ClientSession session, Stanza stanza, boolean addressed) throws StreamException {
        switch (stanza.element().localName()) {
            case "presence" -> presence(session, stanza, addressed);
            case "message" -> post.route(addressed ? stanza : Stanza.of(stanza.element(), stanza.from(), stanza.to()));
            case "iq" -> {
                if (!stanza.isRequest()) {
                    session.pending().answered(stanza.to(), stanza.id());
                }
                post.route(stanza);
            }
            default ->
                throw new StreamException(
                        StreamError.UNSUPPORTED_STANZA_TYPE, "There are iq, message and presence only.");
        }
    }

    private void presence(ClientSession session, Stanza stanza, boolean addressed) {
        Optional<Kind> kind = Kind.ofToken(stanza.type());
        if (kind.isPresent()) {
            subscriptions.outbound(session.user(), kind.get(), stanza);
            return;
        }
        switch (stanza.type()) {
            case "" -> {
                if (addressed) {
                    presences.directed(session, stanza);
                } else {
                    boolean took = session.takesMessages();
                    presences.available(session, stanza.element());
                    if (!took && session.takesMessages()) {
                        messages.deliverKept(session.user());
                    }
                }
            }
            case "unavailable" -> {
                if (addressed) {
                    presences.directed(session, stanza);
                } else {
                    presences.unavailable(session, stanza.element());
                }
            }
            case "probe", "error" -> {
                if (addressed) {
                    post.route(stanza);
                }
            }
            default ->
                post.route(new Stanza(
                        stanza.error(new StanzaException(Condition.BAD_REQUEST, "There is no such type of presence.")),
                        stanza.to(),
                        stanza.from()));
        }
    }
}
