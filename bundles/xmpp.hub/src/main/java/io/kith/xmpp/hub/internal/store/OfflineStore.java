// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

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

    /**
     * Keeps a message; durable on return. Returns false if the account does not exist, or it, or the house, holds too
     * many already.
     */
    public boolean add(String local, String stanza, int limit) {
        return store.change(() -> {
            List<String> kept = kept(local);
            boolean exists = store.accounts().exists(local);
            if (!exists || kept.size() >= limit || characters + stanza.length() > MOST_CHARACTERS) {
                return Optional.empty();
            }
            return Optional.of(new Change(Entry.of(KIND, local, stanza), () -> keep(local, stanza)));
        });
    }

    /** The messages of an account, the oldest first. */
    public List<String> kept(String local) {
        return messages.getOrDefault(local, List.of());
    }

    /**
     * Forgets messages that were handed over; durable on return.
     *
     * @param handed the first of those that {@link #kept} gave; what is no longer there is passed over
     */
    public void handed(String local, List<String> handed) {
        store.change(() -> {
            int count = first(kept(local), handed);
            return count == 0
                    ? Optional.empty()
                    : Optional.of(
                            new Change(Entry.of(GONE, local, Integer.toString(count)), () -> forget(local, count)));
        });
    }

    /** How many of those handed over come first still: the very same, since others may say the same. */
    @SuppressWarnings("ReferenceEquality")
    private static int first(List<String> kept, List<String> handed) {
        int count = 0;
        while (count < kept.size() && count < handed.size() && kept.get(count) == handed.get(count)) {
            count++;
        }
        return count;
    }

    boolean replay(Entry entry) {
        switch (entry.kind()) {
            case KIND -> keep(entry.field(0), entry.field(1));
            case GONE -> {
                String count = entry.field(1);
                forget(entry.field(0), count.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(count));
            }
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

    void forgetAll(String local) {
        forget(local, Integer.MAX_VALUE);
    }

    private void forget(String local, int count) {
        List<String> kept = kept(local);
        int gone = Math.min(count, kept.size());
        characters -= kept.subList(0, gone).stream().mapToLong(String::length).sum();
        if (gone == kept.size()) {
            messages.remove(local);
        } else {
            messages.put(local, List.copyOf(kept.subList(gone, kept.size())));
        }
    }
}
