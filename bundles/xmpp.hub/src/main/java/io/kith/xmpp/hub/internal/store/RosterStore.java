// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import io.kith.model.Jid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rosters, and the requests that wait for an answer, by account. Bounded, since they are held in memory. */
public final class RosterStore {

    /** Characters kept for all accounts together. */
    static final long MOST_CHARACTERS = 4L * 1024 * 1024;

    /** Characters kept for one account; strangers who ask may use half of that. */
    static final long MOST_OF_AN_ACCOUNT = 256L * 1024;

    /** What a contact costs beside its texts. */
    private static final int OVERHEAD = 64;

    private static final String KIND = "contact";
    private static final String GONE = "contact-gone";
    private static final int BEFORE_GROUPS = 6;

    private final HubStore store;
    private final Map<String, Map<Jid, Contact>> rosters = new ConcurrentHashMap<>();
    private final Map<String, Long> characters = new ConcurrentHashMap<>();
    private long allCharacters;

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

    /**
     * Keeps what an account knows of somebody, or forgets a nobody; durable on return. Returns false if that was
     * refused: the account does not exist, or it, or the house, holds too much already.
     */
    public boolean put(String local, Contact contact) {
        AtomicBoolean refused = new AtomicBoolean();
        store.change(() -> {
            if (!store.accounts().exists(local) || !hasRoom(local, contact)) {
                refused.set(true);
                return Optional.empty();
            }
            if (contact.isNobody()) {
                return roster(local).containsKey(contact.jid())
                        ? Optional.of(new Change(
                                Entry.of(GONE, local, contact.jid().toString()), () -> forget(local, contact.jid())))
                        : Optional.empty();
            }
            return Optional.of(new Change(entry(local, contact), () -> keep(local, contact)));
        });
        return !refused.get();
    }

    /** What makes nothing larger always has room. */
    private boolean hasRoom(String local, Contact contact) {
        long growth = size(contact) - size(roster(local).get(contact.jid()));
        int share = contact.listed() ? 1 : 2;
        return growth <= 0
                || (allCharacters + growth <= MOST_CHARACTERS / share
                        && characters.getOrDefault(local, 0L) + growth <= MOST_OF_AN_ACCOUNT / share);
    }

    private static long size(@Nullable Contact contact) {
        if (contact == null || contact.isNobody()) {
            return 0;
        }
        long groups =
                contact.groups().stream().mapToLong(g -> g.length() + OVERHEAD).sum();
        return OVERHEAD
                + contact.jid().toString().length()
                + contact.name().length()
                + contact.request().length()
                + groups;
    }

    private void count(String local, long growth) {
        allCharacters += growth;
        characters.merge(local, growth, (a, b) -> a + b == 0 ? null : a + b);
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
        Contact old =
                rosters.computeIfAbsent(local, l -> new ConcurrentHashMap<>()).put(contact.jid(), contact);
        count(local, size(contact) - size(old));
    }

    void forgetAll(String local) {
        rosters.remove(local);
        Long gone = characters.remove(local);
        allCharacters -= gone == null ? 0 : gone;
    }

    private void forget(String local, Jid jid) {
        rosters.computeIfPresent(local, (l, roster) -> {
            count(local, -size(roster.remove(jid)));
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
