// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Messages for accounts that are not there, as text, in the order in which they came. */
public final class OfflineStore {

    /** Characters kept for all accounts together: they are held in memory. */
    private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

    private static final String KIND = "message";
    private static final String GONE = "messages-gone";

    private final HubStore store;
    private final Map<String, List<String>> messages = new ConcurrentHashMap<>();
    private long characters;

    OfflineStore(HubStore store) {
        this.store = store;
    }

    /** Keeps a message; durable on return. Returns false if the account, or the house, holds too many already. */
    public boolean add(String local, String stanza, int limit) {
        return store.change(() -> {
            List<String> kept = messages.getOrDefault(local, List.of());
            if (kept.size() >= limit || characters + stanza.length() > MOST_CHARACTERS) {
                return Optional.empty();
            }
            return Optional.of(new Change(Entry.of(KIND, local, stanza), () -> keep(local, stanza)));
        });
    }

    /** Gives all messages of an account and forgets them; durable on return. */
    public List<String> take(String local) {
        List<List<String>> taken = new ArrayList<>();
        store.change(() -> messages.containsKey(local)
                ? Optional.of(new Change(Entry.of(GONE, local), () -> taken.add(forget(local))))
                : Optional.empty());
        return taken.isEmpty() ? List.of() : taken.get(0);
    }

    boolean replay(Entry entry) {
        switch (entry.kind()) {
            case KIND -> keep(entry.field(0), entry.field(1));
            case GONE -> forget(entry.field(0));
            default -> {
                return false;
            }
        }
        return true;
    }

    void dump(Consumer<Entry> out) {
        messages.forEach((local, kept) -> kept.forEach(stanza -> out.accept(Entry.of(KIND, local, stanza))));
    }

    private void keep(String local, String stanza) {
        messages.merge(local, List.of(stanza), (old, one) -> Stream.concat(old.stream(), one.stream())
                .toList());
        characters += stanza.length();
    }

    List<String> forget(String local) {
        List<String> gone = messages.remove(local);
        if (gone == null) {
            return List.of();
        }
        characters -= gone.stream().mapToLong(String::length).sum();
        return gone;
    }
}
