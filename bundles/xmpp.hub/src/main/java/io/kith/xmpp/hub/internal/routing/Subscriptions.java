// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.hub.internal.core.Stanza;
import io.kith.xmpp.hub.internal.store.Contact;
import io.kith.xmpp.hub.internal.store.Subscription;
import io.kith.xmpp.hub.internal.store.Subscription.Kind;
import io.kith.xmpp.hub.internal.store.Subscription.Step;
import java.util.Optional;

/** Who may see whom, RFC 6121 §3: first the side that sends is changed, then the side that receives. */
final class Subscriptions {

    private static final int MOST_CHARACTERS = 2048;

    private final Users users;
    private final Rosters rosters;
    private final Presences presences;
    private final Post post;

    Subscriptions(Users users, Rosters rosters, Presences presences, Post post) {
        this.users = users;
        this.rosters = rosters;
        this.presences = presences;
        this.post = post;
    }

    /** A user asks, allows, or takes back. */
    void outbound(User user, Kind kind, Stanza sent) {
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
            if (next.listed() && !old.listed() && rosters.isFull(user)) {
                post.bounce(sent, Condition.RESOURCE_CONSTRAINT, "The roster is full.");
                return;
            }
            rosters.update(user, old, next);
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
            rosters.update(user, old, next);
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

    /** Ends what there was with a contact that is being removed, RFC 6121 §2.5.2. */
    void cancel(User user, Contact contact) {
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
