// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Failure;
import io.kith.model.NodeRef;
import io.kith.model.Selection;
import io.kith.thing.View;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A read-out of one thing or several. */
final class HouseReading implements View.Reading {

    /**
     * What may be read of one thing.
     *
     * @param thing its id
     * @param node how samples of it are marked
     * @param allowed what the guards left of the question
     */
    record Part(String thing, NodeRef node, Selection allowed) {}

    private final House house;
    private final List<Part> parts;
    private final Selection allowed;

    private final Object lock = new Object();
    private List<SensorReadout> readouts = List.of();
    private @Nullable Mailbox mailbox;
    private boolean cancelled;

    HouseReading(House house, List<Part> parts, Selection allowed) {
        this.house = house;
        this.parts = List.copyOf(parts);
        this.allowed = allowed;
    }

    @Override
    public Selection allowed() {
        return allowed;
    }

    @Override
    public void start(View.Listener listener) {
        Mailbox letters = new Mailbox(listener);
        List<SensorReadout> begun;
        synchronized (lock) {
            if (mailbox != null) {
                throw new IllegalStateException("A reading is started once");
            }
            mailbox = letters;
            if (cancelled) {
                return;
            }
            begun = readouts(letters);
            readouts = begun;
        }
        begin(begun);
        if (begun.isEmpty()) {
            letters.postDone();
            house.threads().house().execute(letters::deliver);
        }
    }

    /** What a request needs of one thing counts as one in its queue, however many sensors the thing has. */
    private void begin(List<SensorReadout> begun) {
        Limits limits = house.limits();
        int siblings = 0;
        for (int i = 0; i < begun.size(); i++) {
            siblings = i > 0 && begun.get(i).thing() == begun.get(i - 1).thing() ? siblings + 1 : 0;
            begun.get(i).start(house.deadlines(), limits.withMoreWaiting(siblings));
        }
    }

    /** One for each sensor of each thing that is still there; for the others, failures are posted. */
    private List<SensorReadout> readouts(Mailbox letters) {
        List<SensorReadout> all = new ArrayList<>();
        AtomicInteger missing = new AtomicInteger();
        Runnable afterEnd = () -> {
            if (missing.decrementAndGet() == 0) {
                letters.postDone();
            }
        };
        for (Part part : parts) {
            Optional<HouseThing> thing = house.roll().thing(part.thing());
            List<Member> sensors = thing.map(HouseThing::sensors).orElse(List.of());
            if (sensors.isEmpty()) {
                String text =
                        thing.isEmpty() ? "The driver of " + part.thing() + " was stopped." : HouseView.UNREADABLE;
                letters.post(new Failure(part.node(), house.clock().instant().truncatedTo(ChronoUnit.MILLIS), text));
            }
            for (Member sensor : sensors) {
                all.add(new SensorReadout(thing.orElseThrow(), sensor, part, letters, afterEnd, house.clock()));
            }
        }
        missing.set(all.size());
        return all;
    }

    @Override
    public void cancel() {
        synchronized (lock) {
            cancelled = true;
            if (mailbox != null) {
                mailbox.close();
            }
            readouts.forEach(SensorReadout::cancel);
        }
    }
}
