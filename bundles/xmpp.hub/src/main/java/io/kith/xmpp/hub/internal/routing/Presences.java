// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.hub.internal.core.Stanza;
import io.kith.xmpp.hub.internal.store.Contact;
import java.util.List;
import java.util.Optional;

/** Who is there: broadcast, directed presence and probes, RFC 6121 §4. */
final class Presences {

    private static final int MOST_CHARACTERS = 32 * 1024;

    private final Users users;
    private final Rosters rosters;
    private final Post post;

    Presences(Users users, Rosters rosters, Post post) {
        this.users = users;
        this.rosters = rosters;
        this.post = post;
    }

    /** A client says that it is available. Returns whether that was its initial presence. */
    boolean available(ClientSession session, Element stanza) {
        User user = session.user();
        Stanza stamped = new Stanza(stanza.with("from", session.jid().toString()), session.jid(), user.jid());
        if (stanza.toString().length() > MOST_CHARACTERS) {
            post.bounce(stamped, Condition.POLICY_VIOLATION, "The presence is too large.");
            return false;
        }
        boolean initial;
        synchronized (user) {
            if (!session.isCurrent()) {
                return false;
            }
            initial = !session.isAvailable();
            session.available(stamped.element(), priority(stanza));
            broadcast(session, stamped.element());
            if (initial) {
                welcome(session);
            }
        }
        if (initial) {
            probeAll(user, session);
        }
        return initial;
    }

    /** A client says that it is not available any longer, or its stream ended. */
    void unavailable(ClientSession session, Element stanza) {
        User user = session.user();
        synchronized (user) {
            Element stamped = stanza.with("from", session.jid().toString());
            if (session.isAvailable()) {
                session.unavailable();
                broadcast(session, stamped);
            }
            for (Jid somebody : session.takeDirected()) {
                if (!rosters.isSeenBy(user, somebody)) {
                    post.route(Stanza.of(stamped, session.jid(), somebody));
                }
            }
        }
    }

    /** A client sends presence to somebody in particular, RFC 6121 §4.6. */
    void directed(ClientSession session, Stanza stanza) {
        synchronized (session.user()) {
            boolean leaves = stanza.type().equals("unavailable");
            if (leaves) {
                session.notDirectedTo(stanza.to());
            } else if (!session.directedTo(stanza.to())) {
                post.bounce(stanza, Condition.RESOURCE_CONSTRAINT, "Presence was directed to too many already.");
                return;
            }
            post.route(stanza);
        }
    }

    /** Hands presence to an account of ours. */
    void deliver(User user, Stanza stanza) {
        if (stanza.to().isBare()) {
            user.available().forEach(s -> s.deliver(stanza));
        } else {
            user.session(stanza.to().resource()).ifPresent(s -> s.deliver(stanza));
        }
    }

    /** Shows somebody the user's presence as it is now. Takes the user's monitor. */
    void show(User user, Jid somebody) {
        synchronized (user) {
            for (ClientSession session : user.available()) {
                session.presence().ifPresent(p -> post.route(Stanza.of(p, session.jid(), somebody)));
            }
        }
    }

    /** Tells somebody, who no longer sees the user, that he is gone. Takes the user's monitor. */
    void hide(User user, Jid somebody) {
        synchronized (user) {
            for (ClientSession session : user.available()) {
                post.route(Stanza.of(ofType("unavailable"), session.jid(), somebody));
            }
        }
    }

    /**
     * Answers a probe, RFC 6121 §4.3.2. Takes the monitor of the probed user, so that no older presence overtakes a
     * newer one.
     */
    void probed(Stanza probe) {
        Optional<User> user = users.find(probe.to());
        if (user.isEmpty() || !rosters.isSeenBy(user.get(), probe.from())) {
            post.route(Stanza.of(
                    ofType("unsubscribed"), probe.to().bare(), probe.from().bare()));
            return;
        }
        if (user.get().available().isEmpty()) {
            post.route(Stanza.of(ofType("unavailable"), probe.to().bare(), probe.from()));
        } else {
            show(user.get(), probe.from());
        }
    }

    static Element ofType(String type) {
        return Element.builder(Namespaces.CLIENT, "presence")
                .attribute("type", type)
                .build();
    }

    private void broadcast(ClientSession session, Element stamped) {
        User user = session.user();
        for (Contact contact : rosters.contacts(user)) {
            if (contact.subscription().from()) {
                post.route(Stanza.of(stamped, session.jid(), contact.jid()));
            }
        }
        Stanza own = Stanza.of(stamped, session.jid(), user.jid());
        deliver(user, own);
        if (!session.isAvailable()) {
            session.deliver(own);
        }
    }

    /** What a client that comes finds: its user's other clients, and requests that wait for an answer. */
    private void welcome(ClientSession session) {
        User user = session.user();
        for (ClientSession other : user.available()) {
            if (other != session) {
                other.presence().ifPresent(p -> session.deliver(Stanza.of(p, other.jid(), session.jid())));
            }
        }
        for (Contact contact : rosters.contacts(user)) {
            if (contact.subscription().pendingIn()) {
                session.deliver(Stanza.of(request(contact), contact.jid(), user.jid()));
            }
        }
    }

    private static Element request(Contact contact) {
        try {
            return XmlReader.parse(contact.request());
        } catch (XmlException e) {
            return ofType("subscribe");
        }
    }

    /** Asks for the presence of all whom the user may see, and once more where he only asked so far. */
    private void probeAll(User user, ClientSession session) {
        List<Contact> contacts = rosters.contacts(user);
        for (Contact contact : contacts) {
            if (contact.subscription().to()) {
                Jid prober = users.isOurs(contact.jid()) ? session.jid() : user.jid();
                post.route(Stanza.of(ofType("probe"), prober, contact.jid()));
            } else if (contact.subscription().pendingOut()) {
                post.route(Stanza.of(ofType("subscribe"), user.jid(), contact.jid()));
            }
        }
    }

    private static int priority(Element presence) {
        try {
            return presence.child(Namespaces.CLIENT, "priority")
                    .map(p -> Integer.parseInt(p.text().strip()))
                    .filter(p -> p >= -128 && p <= 127)
                    .orElse(0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
