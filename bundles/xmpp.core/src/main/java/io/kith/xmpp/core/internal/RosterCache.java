// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Roster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The roster as last told by the server: written by the link's thread, read by any. */
final class RosterCache implements Roster {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More sessions of one contact than anybody has; a contact cannot fill the memory. */
    static final int MOST_RESOURCES = 32;

    /** What of the connection is needed to speak to the server. */
    interface Wire {
        void send(Element stanza);

        CompletionStage<Element> request(Optional<Jid> to, Iq.Type type, Element payload, Duration timeout);
    }

    private final Wire wire;
    private final Map<Jid, Contact> contacts = new ConcurrentHashMap<>();
    private volatile boolean hidden;

    RosterCache(Wire wire) {
        this.wire = wire;
    }

    @Override
    public List<Contact> contacts() {
        return hidden
                ? List.of()
                : contacts.values().stream()
                        .sorted(Comparator.comparing(Contact::jid))
                        .toList();
    }

    @Override
    public Optional<Contact> contact(Jid jid) {
        return hidden ? Optional.empty() : Optional.ofNullable(contacts.get(jid.bare()));
    }

    @Override
    public void subscribe(Jid jid) {
        presence("subscribe", jid);
    }

    @Override
    public void approve(Jid jid) {
        presence("subscribed", jid);
    }

    @Override
    public void refuse(Jid jid) {
        presence("unsubscribed", jid);
    }

    @Override
    public CompletionStage<Void> remove(Jid jid) {
        Element item = Element.builder(Namespaces.ROSTER, "item")
                .attribute("jid", jid.bare().toString())
                .attribute("subscription", "remove")
                .build();
        Element query = Element.builder(Namespaces.ROSTER, "query").child(item).build();
        return wire.request(Optional.empty(), Iq.Type.SET, query, PATIENCE).thenApply(done -> null);
    }

    private void presence(String type, Jid to) {
        wire.send(Element.builder(Namespaces.CLIENT, "presence")
                .attribute("type", type)
                .attribute("to", to.bare().toString())
                .build());
    }

    /** Asks the server for all of it. */
    CompletionStage<Element> fetch() {
        return wire.request(Optional.empty(), Iq.Type.GET, Element.of(Namespaces.ROSTER, "query"), PATIENCE);
    }

    /** Takes the whole roster in place of what was known; what is known of availability stays. */
    void load(Element result) {
        Map<Jid, Contact> loaded = new ConcurrentHashMap<>();
        result.child(Namespaces.ROSTER, "query").ifPresent(query -> {
            for (Element item : query.children(Namespaces.ROSTER, "item")) {
                contactOf(item).ifPresent(contact -> loaded.put(contact.jid(), contact));
            }
        });
        contacts.keySet().retainAll(loaded.keySet());
        contacts.putAll(loaded);
    }

    /** Takes note of a change that the server told (RFC 6121 §2.1.6). */
    void push(Element query) {
        for (Element item : query.children(Namespaces.ROSTER, "item")) {
            if (item.attribute("subscription").orElse("").equals("remove")) {
                item.attribute("jid").flatMap(Jid::parse).ifPresent(jid -> contacts.remove(jid.bare()));
            } else {
                contactOf(item).ifPresent(contact -> contacts.put(contact.jid(), contact));
            }
        }
    }

    private Optional<Contact> contactOf(Element item) {
        return item.attribute("jid")
                .flatMap(Jid::parse)
                .map(jid -> new Contact(
                        jid.bare(),
                        item.attribute("name").orElse(""),
                        switch (item.attribute("subscription").orElse("none")) {
                            case "to" -> Subscription.TO;
                            case "from" -> Subscription.FROM;
                            case "both" -> Subscription.BOTH;
                            default -> Subscription.NONE;
                        },
                        item.attribute("ask").map("subscribe"::equals).orElse(false),
                        Optional.ofNullable(contacts.get(jid.bare()))
                                .map(Contact::available)
                                .orElse(List.of())));
    }

    void available(Jid from) {
        availability(from, now -> {
            List<Jid> resources = new ArrayList<>();
            resources.add(from);
            now.stream().filter(j -> !j.equals(from)).limit(MOST_RESOURCES - 1).forEach(resources::add);
            return resources;
        });
    }

    void unavailable(Jid from) {
        availability(
                from,
                now -> from.isBare()
                        ? List.of()
                        : now.stream().filter(j -> !j.equals(from)).toList());
    }

    private void availability(Jid from, UnaryOperator<List<Jid>> change) {
        contacts.computeIfPresent(
                from.bare(),
                (jid, c) -> new Contact(jid, c.name(), c.subscription(), c.asked(), change.apply(c.available())));
    }

    /** Shows nothing while there is no stream, but forgets nothing: the stream may be resumed (XEP-0198 §5). */
    void hide(boolean isHidden) {
        hidden = isHidden;
    }

    /** A new session knows nothing yet. */
    void clear() {
        contacts.clear();
    }
}
