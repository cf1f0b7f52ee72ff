// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which things there are. A thing is there while at least one service of it is. */
final class Roll {

    private final Threads threads;
    private final ConcurrentSkipListMap<String, HouseThing> things = new ConcurrentSkipListMap<>();

    /** Things that use those threads. */
    Roll(Threads threads) {
        this.threads = threads;
    }

    synchronized void enter(String thing, Member member) {
        things.computeIfAbsent(thing, id -> new HouseThing(id, threads)).add(member);
    }

    void leave(String thing, Member member) {
        HouseThing known = things.get(thing);
        if (known == null) {
            return;
        }
        List<Call> orphans;
        synchronized (this) {
            orphans = known.remove(member);
            if (known.isEmpty()) {
                things.remove(thing, known);
            }
        }
        known.end(orphans);
    }

    Optional<HouseThing> thing(String id) {
        return Optional.ofNullable(things.get(id));
    }

    /** All of them, sorted by id. */
    Collection<HouseThing> things() {
        return Collections.unmodifiableCollection(things.values());
    }
}
