// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import io.kith.model.Jid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Rosters, and the requests that wait for an answer, by account. */
public final class RosterStore {

    private static final String KIND = "contact";
    private static final String GONE = "contact-gone";
    private static final int BEFORE_GROUPS = 6;

    private final HubStore store;
    private final Map<String, Map<Jid, Contact>> rosters = new ConcurrentHashMap<>();

    RosterStore(HubStore store) {
        this.store = store;
    }

    /** What an account knows of everybody. */
    public Collection<Contact> contacts(String local) {
        return List.copyOf(roster(local).values());
    }

    /** What an account knows of somebody, who may be a stranger. */
    public Contact contact(String local, Jid jid) {
        Contact known = roster(local).get(jid);
        return known == null ? Contact.stranger(jid) : known;
    }

    /** How many contacts an account has, listed or not. */
    public int size(String local, boolean listed) {
        return (int) roster(local).values().stream()
                .filter(c -> c.listed() == listed)
                .count();
    }

    /** Keeps what an account knows of somebody, or forgets a nobody; durable on return. */
    public void put(String local, Contact contact) {
        store.change(() -> {
            if (contact.isNobody()) {
                return roster(local).containsKey(contact.jid())
                        ? Optional.of(new Change(
                                Entry.of(GONE, local, contact.jid().toString()), () -> forget(local, contact.jid())))
                        : Optional.empty();
            }
            return Optional.of(new Change(entry(local, contact), () -> keep(local, contact)));
        });
    }

    /** Forgets somebody; durable on return. */
    public void remove(String local, Jid jid) {
        put(local, Contact.stranger(jid));
    }

    boolean replay(Entry entry) {
        switch (entry.kind()) {
            case KIND -> {
                Contact contact = new Contact(
                        Jid.of(entry.field(1)),
                        entry.field(2),
                        entry.fields().subList(BEFORE_GROUPS, entry.fields().size()),
                        Subscription.valueOf(entry.field(3)),
                        Boolean.parseBoolean(entry.field(4)),
                        entry.field(5));
                keep(entry.field(0), contact);
            }
            case GONE -> forget(entry.field(0), Jid.of(entry.field(1)));
            default -> {
                return false;
            }
        }
        return true;
    }

    void dump(Consumer<Entry> out) {
        rosters.forEach((local, roster) -> roster.values().forEach(contact -> out.accept(entry(local, contact))));
    }

    private Map<Jid, Contact> roster(String local) {
        return rosters.getOrDefault(local, Map.of());
    }

    private void keep(String local, Contact contact) {
        rosters.computeIfAbsent(local, l -> new ConcurrentHashMap<>()).put(contact.jid(), contact);
    }

    void forgetAll(String local) {
        rosters.remove(local);
    }

    private void forget(String local, Jid jid) {
        rosters.computeIfPresent(local, (l, roster) -> {
            roster.remove(jid);
            return roster.isEmpty() ? null : roster;
        });
    }

    private static Entry entry(String local, Contact contact) {
        List<String> fields = new ArrayList<>(List.of(
                local,
                contact.jid().toString(),
                contact.name(),
                contact.subscription().name(),
                Boolean.toString(contact.listed()),
                contact.request()));
        fields.addAll(contact.groups());
        return new Entry(KIND, fields);
    }
}
