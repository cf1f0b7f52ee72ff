// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.store.Contact;
import io.kith.xmpp.hub.internal.store.RosterStore;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Rosters, RFC 6121 §2: read, changed, pushed. */
final class Rosters {

    private static final int MOST_CHARACTERS = 1023;
    private static final int MOST_GROUPS = 10;
    private static final int MOST_OF_A_GROUP = 128;

    private final RosterStore store;
    private final Supplier<Policy> policy;
    private final AtomicLong pushes = new AtomicLong();

    /** Removes a contact, with what follows from that. */
    @FunctionalInterface
    interface Removal {
        void remove(User user, Jid jid) throws StanzaException;
    }

    Rosters(RosterStore store, Supplier<Policy> policy) {
        this.store = store;
        this.policy = policy;
    }

    Contact contact(User user, Jid jid) {
        return store.contact(user.local(), jid);
    }

    List<Contact> contacts(User user) {
        return List.copyOf(store.contacts(user.local()));
    }

    /** Whether somebody sees the user's presence. */
    boolean isSeenBy(User user, Jid somebody) {
        return somebody.sameBare(user.jid())
                || contact(user, somebody.bare()).subscription().from();
    }

    /** The answer to a roster get; the session gets pushes from now on. */
    Reply get(ClientSession session) {
        synchronized (session.user()) {
            session.interested();
            Element.Builder query = Element.builder(Namespaces.ROSTER, "query");
            contacts(session.user()).stream()
                    .filter(Contact::listed)
                    .sorted((a, b) -> a.jid().compareTo(b.jid()))
                    .forEach(c -> query.child(item(c)));
            return Reply.of(query.build());
        }
    }

    /** A roster set: one item, changed or removed. */
    Reply set(User user, Element query, Removal removal) throws StanzaException {
        List<Element> items = query.children(Namespaces.ROSTER, "item");
        if (items.size() != 1 || query.children().size() != 1) {
            throw new StanzaException(Condition.BAD_REQUEST, "A roster is changed by one item at a time.");
        }
        Element item = items.get(0);
        Jid jid = item.attribute("jid")
                .flatMap(Jid::parse)
                .map(Jid::bare)
                .orElseThrow(() -> new StanzaException(Condition.JID_MALFORMED, "The item's jid is not an address."));
        if (jid.equals(user.jid())) {
            throw new StanzaException(Condition.NOT_ALLOWED, "Nobody is in his own roster.");
        }
        if (item.attribute("subscription").filter("remove"::equals).isPresent()) {
            removal.remove(user, jid);
        } else {
            describe(user, jid, item);
        }
        return Reply.empty();
    }

    private void describe(User user, Jid jid, Element item) throws StanzaException {
        String name = item.attribute("name").orElse("");
        List<String> groups = item.children(Namespaces.ROSTER, "group").stream()
                .map(Element::text)
                .toList();
        if (new HashSet<>(groups).size() != groups.size()) {
            throw new StanzaException(Condition.BAD_REQUEST, "A group is named twice.");
        }
        boolean tooLong = name.length() > MOST_CHARACTERS || groups.size() > MOST_GROUPS;
        if (tooLong || groups.stream().anyMatch(g -> g.isEmpty() || g.length() > MOST_OF_A_GROUP)) {
            throw new StanzaException(Condition.NOT_ACCEPTABLE, "A name or group is empty or too long.");
        }
        synchronized (user) {
            Contact old = contact(user, jid);
            if (!old.listed() && isFull(user)) {
                throw new StanzaException(Condition.RESOURCE_CONSTRAINT, "The roster is full.");
            }
            Contact next = old.described(name, groups);
            if (!store.put(user.local(), next)) {
                throw new StanzaException(Condition.RESOURCE_CONSTRAINT, "There is no room for what the roster says.");
            }
            push(user, item(next));
        }
    }

    /** Takes a contact out of the roster, and gives what it was. */
    Contact take(User user, Jid jid) throws StanzaException {
        synchronized (user) {
            Contact old = contact(user, jid);
            if (!old.listed()) {
                throw new StanzaException(Condition.ITEM_NOT_FOUND, "There is no such contact in the roster.");
            }
            store.remove(user.local(), jid);
            push(
                    user,
                    Element.builder(Namespaces.ROSTER, "item")
                            .attribute("jid", jid.toString())
                            .attribute("subscription", "remove")
                            .build());
            return old;
        }
    }

    boolean isFull(User user) {
        return store.size(user.local(), true) >= policy.get().storage().contacts();
    }

    /** Whether too many strangers wait for an answer already. */
    boolean isBesieged(User user) {
        return store.size(user.local(), false) >= policy.get().storage().contacts();
    }

    /** Keeps a changed state, and pushes what of it shows; returns false if there is no room. Under the user's monitor. */
    boolean update(User user, Contact old, Contact next) {
        if (next.equals(old)) {
            return true;
        }
        if (!store.put(user.local(), next)) {
            return false;
        }
        if (next.listed() && !(old.listed() && item(old).equals(item(next)))) {
            push(user, item(next));
        }
        return true;
    }

    /** The address is stamped although that is optional: clients exist that overlook pushes without it. */
    private void push(User user, Element item) {
        for (ClientSession session : user.interested()) {
            session.push(Element.builder(Namespaces.CLIENT, "iq")
                    .attribute("type", "set")
                    .attribute("id", "push-" + pushes.incrementAndGet())
                    .attribute("to", session.jid().toString())
                    .child(Element.builder(Namespaces.ROSTER, "query")
                            .child(item)
                            .build())
                    .build());
        }
    }

    private static Element item(Contact contact) {
        Element.Builder item = Element.builder(Namespaces.ROSTER, "item")
                .attribute("jid", contact.jid().toString());
        if (!contact.name().isEmpty()) {
            item.attribute("name", contact.name());
        }
        item.attribute("subscription", contact.subscription().token());
        if (contact.subscription().pendingOut()) {
            item.attribute("ask", "subscribe");
        }
        contact.groups().forEach(g -> item.child(Namespaces.ROSTER, "group", g));
        return item.build();
    }
}
