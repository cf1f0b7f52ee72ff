// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xmpp.Handles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handlers as they come and go. Everybody who dispatches holds a {@link Snapshot} and never waits for a change; a
 * snapshot of which a handler has gone is at most one stanza old.
 */
final class Whiteboard {

    private static final Logger LOG = LoggerFactory.getLogger(Whiteboard.class);

    /**
     * One handler.
     *
     * @param handler the service
     * @param id its service id, by which it is known
     * @param ranking its service ranking: among several for one element the highest answers
     * @param elements what it takes
     * @param features what it adds to service discovery
     * @param accounts for which it holds; empty for all
     */
    record Entry(
            Object handler, long id, int ranking, Set<QName> elements, List<String> features, Set<String> accounts) {

        boolean isFor(String account) {
            return accounts.isEmpty() || accounts.contains(account);
        }
    }

    /** All handlers at one moment, the highest ranking first; compared by identity. */
    static final class Snapshot {
        private final List<Entry> entries;

        private Snapshot(List<Entry> entries) {
            this.entries = List.copyOf(entries);
        }

        List<Entry> entries() {
            return entries;
        }
    }

    private static final Comparator<Entry> ORDER =
            Comparator.comparingInt(Entry::ranking).reversed().thenComparingLong(Entry::id);

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot = new Snapshot(List.of());

    Snapshot snapshot() {
        return snapshot;
    }

    /** Called after each change, on the thread that made it. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** Adds a handler, or takes note of its new properties. */
    void put(Object handler, Map<String, ?> properties) {
        Entry entry = new Entry(
                handler,
                properties.get("service.id") instanceof Long id ? id : 0L,
                properties.get("service.ranking") instanceof Integer ranking ? ranking : 0,
                names(properties.get(Handles.ELEMENTS)),
                strings(properties.get(Handles.FEATURES)),
                Set.copyOf(strings(properties.get(Handles.ACCOUNTS))));
        change(entry.id(), entry);
    }

    void remove(Map<String, ?> properties) {
        change(properties.get("service.id") instanceof Long id ? id : 0L, null);
    }

    private void change(long id, @Nullable Entry entry) {
        synchronized (this) {
            List<Entry> entries = new ArrayList<>(snapshot.entries());
            entries.removeIf(e -> e.id() == id);
            if (entry != null) {
                entries.add(entry);
            }
            entries.sort(ORDER);
            snapshot = new Snapshot(entries);
        }
        watchers.forEach(Runnable::run);
    }

    private static Set<QName> names(@Nullable Object property) {
        Set<QName> names = new LinkedHashSet<>();
        for (String text : strings(property)) {
            try {
                names.add(QName.valueOf(text));
            } catch (IllegalArgumentException e) {
                LOG.warn("A handler names \"{}\" in {}: write {{namespace}}name", text, Handles.ELEMENTS);
            }
        }
        return names;
    }

    private static List<String> strings(@Nullable Object property) {
        if (property instanceof String one) {
            return List.of(one);
        }
        if (property instanceof String[] several) {
            return Arrays.stream(several).distinct().toList();
        }
        if (property instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).distinct().toList();
        }
        return List.of();
    }
}
