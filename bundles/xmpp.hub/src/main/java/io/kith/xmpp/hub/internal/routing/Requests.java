// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.core.Stanza;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests that the server answers: those to itself, and those to accounts on their behalf (RFC 6120 §10.3.3). */
final class Requests {

    private final Users users;
    private final Rosters rosters;
    private final Subscriptions subscriptions;
    private final Registration registration;
    private final Supplier<? extends Collection<String>> components;

    Requests(
            Users users,
            Rosters rosters,
            Subscriptions subscriptions,
            Registration registration,
            Supplier<? extends Collection<String>> components) {
        this.users = users;
        this.rosters = rosters;
        this.subscriptions = subscriptions;
        this.registration = registration;
        this.components = components;
    }

    /** Answers a request to the server. */
    Reply toServer(Stanza request, Element payload) throws StanzaException {
        boolean get = request.type().equals("get");
        String name = payload.namespace();
        if (get && name.equals(Namespaces.DISCO_INFO)) {
            return info(payload, "server", "im", serverFeatures());
        }
        if (get && name.equals(Namespaces.DISCO_ITEMS)) {
            return items(payload, components.get());
        }
        if (get && name.equals(Ns.PING)) {
            return Reply.empty();
        }
        if (get && name.equals(Ns.VERSION)) {
            return Reply.of(version());
        }
        if (get && name.equals(Ns.TIME)) {
            return Reply.of(time());
        }
        if (!get && name.equals(Ns.SESSION)) {
            return Reply.empty();
        }
        Optional<User> user = users.find(request.from());
        if (name.equals(Ns.REGISTER) && user.isPresent()) {
            return registration.afterLogin(request.type(), payload, user.get());
        }
        throw unavailable("The server does not answer that.");
    }

    /** Answers a request to a bare address of ours, whether there is such an account or not. */
    Reply toAccount(Stanza request, Element payload) throws StanzaException {
        Optional<User> user = users.find(request.to());
        Optional<ClientSession> session = users.session(request.from());
        if (user.isPresent() && session.isPresent() && session.get().user() == user.get()) {
            return toOwnAccount(request, payload, session.get());
        }
        boolean get = request.type().equals("get");
        // XEP-0030 §8: whoever may not see the account's presence learns nothing, not even whether it exists.
        if (get && user.isPresent() && rosters.isSeenBy(user.get(), request.from())) {
            if (payload.namespace().equals(Namespaces.DISCO_INFO)) {
                return info(payload, "account", "registered", accountFeatures());
            }
            if (payload.namespace().equals(Namespaces.DISCO_ITEMS)) {
                return items(payload, List.of());
            }
        }
        throw unavailable("Nobody answers that at this address; a request to a thing names its resource.");
    }

    private Reply toOwnAccount(Stanza request, Element payload, ClientSession session) throws StanzaException {
        boolean get = request.type().equals("get");
        return switch (payload.namespace()) {
            case Namespaces.ROSTER ->
                get ? rosters.get(session) : rosters.set(session.user(), payload, subscriptions::remove);
            case Ns.REGISTER -> registration.afterLogin(request.type(), payload, session.user());
            case Ns.SESSION, Ns.PING -> Reply.empty();
            case Namespaces.DISCO_INFO -> info(payload, "account", "registered", accountFeatures());
            case Namespaces.DISCO_ITEMS -> items(payload, List.of());
            default -> throw unavailable("The server does not answer that.");
        };
    }

    private List<String> serverFeatures() {
        return List.of(
                Namespaces.DISCO_INFO,
                Namespaces.DISCO_ITEMS,
                Namespaces.ROSTER,
                Ns.REGISTER,
                Ns.VERSION,
                "msgoffline",
                Ns.PING,
                Ns.TIME);
    }

    private static List<String> accountFeatures() {
        return List.of(Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS);
    }

    private static Reply info(Element query, String category, String type, List<String> features)
            throws StanzaException {
        refuseNode(query);
        Element.Builder info = Element.builder(Namespaces.DISCO_INFO, "query")
                .child(Element.builder(Namespaces.DISCO_INFO, "identity")
                        .attribute("category", category)
                        .attribute("type", type)
                        .attribute("name", "Kith")
                        .build());
        features.forEach(f -> info.child(Element.builder(Namespaces.DISCO_INFO, "feature")
                .attribute("var", f)
                .build()));
        return Reply.of(info.build());
    }

    private static Reply items(Element query, Collection<String> addresses) throws StanzaException {
        refuseNode(query);
        Element.Builder items = Element.builder(Namespaces.DISCO_ITEMS, "query");
        addresses.forEach(a -> items.child(Element.builder(Namespaces.DISCO_ITEMS, "item")
                .attribute("jid", a)
                .build()));
        return Reply.of(items.build());
    }

    private static void refuseNode(Element query) throws StanzaException {
        if (query.attribute("node").isPresent()) {
            throw new StanzaException(Condition.ITEM_NOT_FOUND, "There is no such node.");
        }
    }

    private static Element version() {
        String version = Requests.class.getPackage().getImplementationVersion();
        return Element.builder(Ns.VERSION, "query")
                .child(Ns.VERSION, "name", "Kith")
                .child(Ns.VERSION, "version", version == null ? "0.1" : version)
                .build();
    }

    private static Element time() {
        return Element.builder(Ns.TIME, "time")
                .child(Ns.TIME, "tzo", "+00:00")
                .child(
                        Ns.TIME,
                        "utc",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }

    private static StanzaException unavailable(String text) {
        return new StanzaException(Condition.SERVICE_UNAVAILABLE, text);
    }
}
