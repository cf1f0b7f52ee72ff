// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.hub.internal.core.Stanza;
import io.kith.xmpp.hub.internal.store.Contact;
import io.kith.xmpp.hub.internal.store.Subscription;
import io.kith.xmpp.hub.internal.store.Subscription.Kind;
import io.kith.xmpp.hub.internal.store.Subscription.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may see whom, RFC 6121 §3: first the side that sends is changed, then the side that receives. What two addresses
 * do to each other is done one after the other, since stanzas that cross leave the two sides with different views. Such
 * a lock is taken before any user's monitor, never after.
 */
final class Subscriptions {

    private static final int MOST_CHARACTERS = 2048;
    private static final int PAIRS = 64;

    private final Users users;
    private final Rosters rosters;
    private final Presences presences;
    private final Post post;
    private final List<Object> pairs = new ArrayList<>();

    Subscriptions(Users users, Rosters rosters, Presences presences, Post post) {
        this.users = users;
        this.rosters = rosters;
        this.presences = presences;
        this.post = post;
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(new Object());
        }
    }

    private Object pair(Jid one, Jid other) {
        return pairs.get(Math.floorMod(one.bare().hashCode() + other.bare().hashCode(), PAIRS));
    }

    /** A user asks, allows, or takes back. */
    void outbound(User user, Kind kind, Stanza sent) {
        synchronized (pair(user.jid(), sent.to())) {
            send(user, kind, sent);
        }
    }

    private void send(User user, Kind kind, Stanza sent) {
        Jid jid = sent.to().bare();
        if (jid.equals(user.jid())) {
            return;
        }
        if (!post.serves(jid)) {
            post.bounce(sent, Condition.REMOTE_SERVER_NOT_FOUND, "This house does not reach " + jid.domain() + '.');
            return;
        }
        Contact old;
        Step step;
        synchronized (user) {
            old = rosters.contact(user, jid);
            step = old.subscription().outbound(kind);
            Contact next = old.with(step.next());
            boolean tooMany = next.listed() && !old.listed() && rosters.isFull(user);
            if (tooMany || !rosters.update(user, old, next)) {
                post.bounce(sent, Condition.RESOURCE_CONSTRAINT, "The roster is full.");
                return;
            }
        }
        if (step.passed()) {
            pass(user, old.subscription(), kind, Stanza.of(sent.element(), user.jid(), jid));
        }
    }

    private void pass(User user, Subscription before, Kind kind, Stanza stanza) {
        post.route(stanza);
        if (kind == Kind.SUBSCRIBED) {
            presences.show(user, stanza.to());
        } else if (kind == Kind.UNSUBSCRIBED && before.from()) {
            presences.hide(user, stanza.to());
        }
    }

    /** Somebody asks one of our users, allows him, or takes back. */
    void inbound(Kind kind, Stanza stanza) {
        synchronized (pair(stanza.from(), stanza.to())) {
            receive(kind, stanza);
        }
    }

    private void receive(Kind kind, Stanza stanza) {
        Jid jid = stanza.from().bare();
        Optional<User> found = users.find(stanza.to());
        if (found.isEmpty()) {
            if (kind == Kind.SUBSCRIBE) {
                reply(stanza, Kind.UNSUBSCRIBED);
            }
            return;
        }
        User user = found.get();
        if (jid.equals(user.jid())) {
            return;
        }
        Contact old;
        synchronized (user) {
            old = rosters.contact(user, jid);
            Step step = old.subscription().inbound(kind);
            Contact next = old.with(step.next());
            if (kind == Kind.SUBSCRIBE && step.passed()) {
                if (!old.listed() && rosters.isBesieged(user)) {
                    post.bounce(stanza, Condition.RESOURCE_CONSTRAINT, "Too many wait for an answer already.");
                    return;
                }
                next = next.asking(asKept(stanza.element()));
            }
            if (!rosters.update(user, old, next)) {
                post.bounce(stanza, Condition.RESOURCE_CONSTRAINT, "There is no room for another request.");
                return;
            }
            if (step.passed()) {
                announce(user, kind, stanza);
            }
        }
        if (kind == Kind.SUBSCRIBE && old.subscription().from()) {
            reply(stanza, Kind.SUBSCRIBED);
            presences.show(user, jid);
        } else if (kind == Kind.UNSUBSCRIBE && old.subscription().from()) {
            presences.hide(user, jid);
        }
    }

    /** Removes a contact and ends what there was with it, RFC 6121 §2.5.2. */
    void remove(User user, Jid jid) throws StanzaException {
        synchronized (pair(user.jid(), jid)) {
            cancel(user, rosters.take(user, jid));
        }
    }

    /** Ends what there was with all contacts of an account that is being removed. */
    void removeAll(User user) {
        for (Contact contact : rosters.contacts(user)) {
            synchronized (pair(user.jid(), contact.jid())) {
                cancel(user, rosters.contact(user, contact.jid()));
            }
        }
    }

    private void cancel(User user, Contact contact) {
        Subscription state = contact.subscription();
        Jid jid = contact.jid();
        if (state.to() || state.pendingOut()) {
            post.route(Stanza.of(Presences.ofType(Kind.UNSUBSCRIBE.token()), user.jid(), jid));
        }
        if (state.from() || state.pendingIn()) {
            post.route(Stanza.of(Presences.ofType(Kind.UNSUBSCRIBED.token()), user.jid(), jid));
        }
        if (state.from()) {
            presences.hide(user, jid);
        }
    }

    private static void announce(User user, Kind kind, Stanza stanza) {
        for (ClientSession session : kind == Kind.SUBSCRIBE ? user.available() : user.interested()) {
            session.deliver(stanza);
        }
    }

    private void reply(Stanza stanza, Kind kind) {
        post.route(Stanza.of(
                Presences.ofType(kind.token()),
                stanza.to().bare(),
                stanza.from().bare()));
    }

    /** With what the asker says of himself, unless that is long. */
    private static String asKept(Element request) {
        String text = request.toString();
        return text.length() <= MOST_CHARACTERS
                ? text
                : Presences.ofType(Kind.SUBSCRIBE.token()).toString();
    }
}
