// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Sample;
import io.kith.model.Selection;
import io.kith.thing.Readout;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sensor being read. While the driver is in its {@code read}, fields of one moment are collected, so that a driver
 * that reports one by one makes as few samples as one that reports all at once.
 */
final class SensorReadout extends Call implements Readout {

    private static final int MOST_COLLECTED = 64;

    private final Member member;
    private final NodeRef node;
    private final Selection allowed;
    private final Mailbox mailbox;
    private final Runnable afterEnd;
    private final Clock clock;

    private final List<Field> collected = new ArrayList<>();
    private @Nullable Instant collectedAt;
    private @Nullable Instant now;
    private boolean collecting;

    /**
     * A read-out of one of a thing's sensors.
     *
     * @param part what may be read
     * @param afterEnd called once with the lock held, after the last letter was posted
     */
    SensorReadout(
            HouseThing thing, Member member, HouseReading.Part part, Mailbox mailbox, Runnable afterEnd, Clock clock) {
        super(thing, Set.of(member));
        this.member = member;
        this.node = part.node();
        this.allowed = part.allowed();
        this.mailbox = mailbox;
        this.afterEnd = afterEnd;
        this.clock = clock;
    }

    @Override
    void work() throws Exception {
        synchronized (lock) {
            collecting = true;
        }
        try {
            member.sensor().orElseThrow().read(this);
        } finally {
            synchronized (lock) {
                collecting = false;
                flush();
            }
            mailbox.deliver();
        }
    }

    @Override
    void giveUp(ThingException why) {
        finish(Optional.of(Failures.text(why)));
    }

    @Override
    public Selection selection() {
        return allowed;
    }

    @Override
    public Readout report(Field... fields) {
        synchronized (lock) {
            if (now == null) {
                now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            }
            take(now, fields);
        }
        mailbox.deliver();
        return this;
    }

    @Override
    public Readout report(Instant time, Field... fields) {
        synchronized (lock) {
            take(time, fields);
        }
        mailbox.deliver();
        return this;
    }

    @Override
    public void done() {
        thing().working();
        finish(Optional.empty());
    }

    @Override
    public void fail(String reason) {
        if (!ended()) {
            thing().failing(new ThingException(Reason.FAILED, reason));
        }
        finish(Optional.of(reason.isBlank() ? "The driver failed." : reason));
    }

    /** Nobody waits any longer. */
    void cancel() {
        synchronized (lock) {
            collected.clear();
            end();
        }
    }

    private void finish(Optional<String> failure) {
        synchronized (lock) {
            if (ended()) {
                return;
            }
            flush();
            failure.ifPresent(
                    text -> mailbox.post(new Failure(node, clock.instant().truncatedTo(ChronoUnit.MILLIS), text)));
            end();
            afterEnd.run();
        }
        mailbox.deliver();
    }

    private void take(Instant time, Field... fields) {
        if (ended()) {
            return;
        }
        if (!time.equals(collectedAt)) {
            flush();
            collectedAt = time;
        }
        for (Field field : fields) {
            if (allowed.wants(field, time)) {
                collected.add(marked(field));
            }
        }
        if (!collecting || collected.size() >= MOST_COLLECTED) {
            flush();
        }
    }

    /** Says whether there is a control parameter of that name, which only the house knows (XEP-0323 §3.2). */
    private Field marked(Field field) {
        boolean known = !thing().handles().isEmpty() || field.writable().isPresent();
        return known ? field.writable(thing().handles().containsKey(field.name())) : field;
    }

    private void flush() {
        if (!collected.isEmpty() && collectedAt != null) {
            mailbox.post(new Sample(node, collectedAt, collected));
            collected.clear();
        }
    }
}
