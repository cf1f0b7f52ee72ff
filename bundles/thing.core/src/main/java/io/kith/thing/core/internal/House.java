// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.thing.Caller;
import io.kith.thing.Things;
import io.kith.thing.View;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The things of this house, all together. */
final class House implements Things {

    private static final int MOST_CHARACTERS = 200;

    private final Threads threads;
    private final Supplier<Limits> limits;
    private final Clock clock;
    private final Roll roll;
    private final Guards guards;
    private final Settings settings = new Settings();

    /** An empty house; the limits are looked up anew for each request. */
    House(Threads threads, Supplier<Limits> limits, Clock clock) {
        this.threads = threads;
        this.limits = limits;
        this.clock = clock;
        roll = new Roll(threads);
        guards = new Guards(threads.deadlines(), limits);
    }

    @Override
    public View seenBy(Caller caller) {
        return new HouseView(this, caller);
    }

    @Override
    public List<Thing> all() {
        return roll.things().stream().map(this::pictureOf).toList();
    }

    private Thing pictureOf(HouseThing thing) {
        ThingSettings known = settings.of(thing.id());
        return new Thing(
                thing.id(),
                known.account(),
                !thing.sensors().isEmpty(),
                thing.handles().values().stream()
                        .map(HouseThing.Handle::parameter)
                        .toList(),
                known.trusted(),
                thing.lastAsked(),
                known.label());
    }

    /** The things that a caller can mean, by id. */
    SortedMap<String, HouseThing> meantBy(Caller caller) {
        SortedMap<String, HouseThing> meant = new TreeMap<>();
        for (HouseThing thing : roll.things()) {
            if (!(caller instanceof Caller.Remote remote)
                    || settings.of(thing.id()).account().equals(remote.account())) {
                meant.put(thing.id(), thing);
            }
        }
        return meant;
    }

    /** Remembers who asked for what. The text may hold names that a stranger chose, so it is cut. */
    void remember(HouseThing thing, Caller caller, String what, boolean allowed) {
        String text = what.length() <= MOST_CHARACTERS ? what : what.substring(0, MOST_CHARACTERS) + "…";
        thing.asked(new Asked(caller.name(), text, allowed, clock.instant()));
    }

    Roll roll() {
        return roll;
    }

    Guards guards() {
        return guards;
    }

    Settings settings() {
        return settings;
    }

    Limits limits() {
        return limits.get();
    }

    Deadlines deadlines() {
        return threads.deadlines();
    }

    Threads threads() {
        return threads;
    }

    Clock clock() {
        return clock;
    }
}
