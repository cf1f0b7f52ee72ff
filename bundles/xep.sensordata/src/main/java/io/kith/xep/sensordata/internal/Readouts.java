// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.Category;
import io.kith.model.Jid;
import io.kith.model.Selection;
import io.kith.protocol.Tokens;
import io.kith.protocol.sensordata.Accepted;
import io.kith.protocol.sensordata.Cancel;
import io.kith.protocol.sensordata.Cancelled;
import io.kith.protocol.sensordata.ReadoutRequest;
import io.kith.protocol.sensordata.SensorData;
import io.kith.protocol.sensordata.SensorDialect;
import io.kith.thing.Caller;
import io.kith.thing.Things;
import io.kith.thing.View;
import io.kith.xml.MalformedElementException;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads things for others (XEP-0323). */
final class Readouts {

    /** How far ahead a read-out may be asked for. */
    static final Duration FARTHEST = Duration.ofDays(31);

    private final Things things;
    private final Requesters requesters;
    private final Later later;
    private final Clock clock;
    private final Deliveries deliveries;

    Readouts(Things things, Requesters requesters, Later later, Clock clock) {
        this.things = things;
        this.requesters = requesters;
        this.later = later;
        this.clock = clock;
        this.deliveries = new Deliveries(later, clock);
    }

    /** Answers {@code req} and {@code cancel}. */
    CompletionStage<Reply> handle(Iq iq) throws StanzaException {
        Refusal refusal = Refusal.of(iq);
        SensorDialect dialect = SensorData.of(iq.payload().namespace())
                .orElseThrow(() -> refusal.because(Condition.FEATURE_NOT_IMPLEMENTED, "Not spoken here."));
        try {
            return switch (iq.payload().localName()) {
                case "req" -> read(iq, dialect.request().parse(iq.payload()), dialect, refusal);
                case "cancel" -> cancel(iq, dialect.cancel().parse(iq.payload()), dialect);
                default -> throw refusal.because(Condition.FEATURE_NOT_IMPLEMENTED, "Not spoken here.");
            };
        } catch (MalformedElementException e) {
            throw refusal.because(Condition.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private CompletionStage<Reply> cancel(Iq iq, Cancel cancel, SensorDialect dialect) {
        deliveries.cancel(new ReadoutKey(iq.connection().account(), iq.from(), cancel.seqnr()));
        return Reply.of(dialect.cancelled().serialize(new Cancelled(cancel.seqnr())))
                .now();
    }

    private CompletionStage<Reply> read(Iq iq, ReadoutRequest request, SensorDialect dialect, Refusal refusal)
            throws StanzaException {
        Duration wait = wait(request, refusal);
        Optional<Jid> from = iq.to().sameBare(iq.connection().jid()) ? Optional.empty() : Optional.of(iq.to());
        Route route = new Route(iq.connection(), from, dialect, requesters.of(iq, request.seqnr()));
        Delivery delivery = deliveries
                .open(new ReadoutKey(iq.connection().account(), iq.from(), request.seqnr()), route)
                .orElseThrow(() ->
                        refusal.because(Condition.RESOURCE_CONSTRAINT, "Too many read-outs at once; try again later."));
        Caller caller = new Caller.Remote(iq.from(), iq.connection().account(), tokens(request.tokens()));
        Selection selection = momentaryIfNothing(request.selection());
        Reply accepted = Reply.of(dialect.accepted().serialize(new Accepted(request.seqnr(), !wait.isZero())));
        return ask(caller, selection).handle((reading, problem) -> {
            if (problem != null) {
                delivery.cancel();
                throw refusal.thrown(problem);
            }
            return accepted.then(() -> begin(delivery, reading, caller, wait));
        });
    }

    private CompletionStage<View.Reading> ask(Caller caller, Selection selection) {
        try {
            return things.seenBy(caller).read(selection);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void begin(Delivery delivery, View.Reading reading, Caller caller, Duration wait) {
        if (wait.isZero()) {
            delivery.begin(reading);
            return;
        }
        Selection selection = reading.allowed();
        reading.cancel();
        Runnable takenBack = later.schedule(wait, () -> beginLate(delivery, caller, selection));
        delivery.queued(takenBack);
    }

    /** Whoever was trusted when asking may not be so any longer: the guards are asked again. */
    private void beginLate(Delivery delivery, Caller caller, Selection selection) {
        ask(caller, selection).whenComplete((reading, problem) -> {
            delivery.announceStart();
            if (problem != null) {
                delivery.refuse(Refusal.text(problem));
            } else {
                delivery.begin(reading);
            }
        });
    }

    private Duration wait(ReadoutRequest request, Refusal refusal) throws StanzaException {
        Instant now = clock.instant();
        Instant when = request.when().orElse(now);
        if (!when.isAfter(now)) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, when);
        if (wait.compareTo(FARTHEST) > 0) {
            throw refusal.because(
                    Condition.BAD_REQUEST,
                    "<req>: the attribute when lies more than " + FARTHEST.toDays() + " days ahead.");
        }
        return wait;
    }

    /** A request that names no category wants something, and that can only be the values of now. */
    private static Selection momentaryIfNothing(Selection selection) {
        return selection.categories().isEmpty()
                ? new Selection(
                        selection.nodes(),
                        Set.of(Category.MOMENTARY),
                        selection.fields(),
                        selection.from(),
                        selection.to())
                : selection;
    }

    private static Caller.Tokens tokens(Tokens tokens) {
        return tokens.equals(Tokens.NONE)
                ? Caller.Tokens.NONE
                : new Caller.Tokens(tokens.service(), tokens.device(), tokens.user());
    }

    /** Somebody went offline: nobody is there to take what is read. */
    void gone(String account, Jid requester) {
        deliveries.cancel(account, requester);
    }

    /** Ends everything. */
    void cancelAll() {
        deliveries.cancelAll();
    }
}
