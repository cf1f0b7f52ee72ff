// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.control.internal;

import io.kith.model.Jid;
import io.kith.model.Setting;
import io.kith.protocol.Tokens;
import io.kith.protocol.control.ControlData;
import io.kith.protocol.control.ControlDialect;
import io.kith.protocol.control.FormRequest;
import io.kith.protocol.control.SetRequest;
import io.kith.protocol.control.SetResponse;
import io.kith.protocol.control.SetResponse.Code;
import io.kith.protocol.form.Form;
import io.kith.protocol.form.FormCodec;
import io.kith.thing.Caller;
import io.kith.thing.ThingException;
import io.kith.thing.Things;
import io.kith.thing.View;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Message;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets things for others, and shows them what can be set (XEP-0325). */
final class Controls {

    private static final Logger LOG = LoggerFactory.getLogger(Controls.class);
    private static final FormCodec FORM = new FormCodec();

    private final Things things;

    Controls(Things things) {
        this.things = things;
    }

    /**
     * What was asked for and what was done of it.
     *
     * @param asked in order
     * @param done in order
     */
    private record Outcome(List<Setting> asked, List<Setting> done) {

        /** Empty if everything was done as asked (XEP-0325 §3.2). */
        SetResponse response(SetRequest request) {
            Set<String> names = done.stream().map(Setting::name).collect(Collectors.toSet());
            if (asked.stream().allMatch(s -> names.contains(s.name()))) {
                return SetResponse.of(Code.OK);
            }
            List<String> used = done.stream().map(Setting::name).distinct().toList();
            return new SetResponse(request.nodes(), used, Optional.of(Code.OK));
        }
    }

    /** Answers {@code set} and {@code getForm}. */
    CompletionStage<Reply> handle(Iq iq) throws StanzaException {
        Element payload = iq.payload();
        ControlDialect dialect = ControlData.of(payload.namespace())
                .orElseThrow(() -> new StanzaException(Condition.FEATURE_NOT_IMPLEMENTED, "Not spoken here."));
        try {
            return switch (payload.localName()) {
                case "set" -> set(iq, dialect.set().parse(payload), dialect);
                case "getForm" -> form(iq, dialect.getForm().parse(payload), dialect);
                default -> throw new StanzaException(Condition.FEATURE_NOT_IMPLEMENTED, "Not spoken here.");
            };
        } catch (MalformedElementException e) {
            throw new Refusal(dialect).malformed(payload, e);
        }
    }

    private CompletionStage<Reply> set(Iq iq, SetRequest request, ControlDialect dialect) {
        Refusal refusal = new Refusal(dialect);
        return carryOut(view(iq.connection(), iq.from(), request.tokens()), request)
                .handle((outcome, problem) -> {
                    if (problem != null) {
                        throw refusal.thrown(problem, request);
                    }
                    return Reply.of(dialect.setResponse().serialize(outcome.response(request)));
                });
    }

    private CompletionStage<Reply> form(Iq iq, FormRequest request, ControlDialect dialect) {
        View view = view(iq.connection(), iq.from(), request.tokens());
        Refusal refusal = new Refusal(dialect);
        return guarded(() -> view.form(request.nodes())).handle((entries, problem) -> {
            if (problem != null) {
                throw refusal.thrown(problem);
            }
            return Reply.of(FORM.serialize(ControlForm.of(ControlForm.title(request.nodes(), view), entries)));
        });
    }

    /**
     * Carries out what a message asks for. Nobody hears of the outcome (XEP-0325 §3.1). What a server has kept is left
     * undone: whoever switched a lamp on yesterday does not want it switched on now.
     */
    void handle(Message message) {
        Optional<Element> payload = message.stanza().children().stream()
                .filter(c -> c.is(ControlData.NAMESPACE, "set"))
                .findFirst();
        if (payload.isEmpty()) {
            return;
        }
        if (message.delayed()) {
            LOG.info("An old command of {} is not carried out", message.from());
            return;
        }
        try {
            SetRequest request = ControlData.xep0325().set().parse(payload.get());
            carryOut(view(message.connection(), message.from(), request.tokens()), request)
                    .whenComplete((outcome, problem) -> {
                        if (problem != null) {
                            LOG.info("A command of {} failed: {}", message.from(), Refusal.text(problem));
                        }
                    });
        } catch (MalformedElementException e) {
            LOG.info("A command of {} makes no sense: {}", message.from(), e.getMessage());
        }
    }

    private CompletionStage<Outcome> carryOut(View view, SetRequest request) {
        return request.form()
                .map(form -> entries(view, request)
                        .thenApply(entries -> settings(request, form, entries))
                        .thenCompose(settings -> settings.isEmpty()
                                ? CompletableFuture.completedFuture(new Outcome(List.of(), List.of()))
                                : carryOut(view, request, settings)))
                .orElseGet(() -> carryOut(view, request, request.settings()));
    }

    /** What is unchanged is left out for one thing; the values of several may differ from those that the form showed. */
    private static List<Setting> settings(SetRequest request, Form form, List<View.Entry> entries) {
        List<Setting> settings = ControlForm.settings(form, entries);
        return request.nodes().size() > 1 ? settings : ControlForm.changed(settings, entries);
    }

    private CompletionStage<Outcome> carryOut(View view, SetRequest request, List<Setting> settings) {
        return guarded(() -> view.set(request.nodes(), settings)).thenApply(done -> new Outcome(settings, done));
    }

    /** What a submitted form can be about; nothing where several things have nothing in common. */
    private static CompletionStage<List<View.Entry>> entries(View view, SetRequest request) {
        return guarded(() -> view.form(request.nodes()))
                .exceptionallyCompose(problem -> Refusal.cause(problem) instanceof ThingException e
                                && e.reason() == ThingException.Reason.NOT_IMPLEMENTED
                        ? CompletableFuture.completedFuture(List.of())
                        : CompletableFuture.failedFuture(problem));
    }

    private static <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private View view(Connection connection, Jid from, Tokens tokens) {
        Caller.Tokens carried = tokens.equals(Tokens.NONE)
                ? Caller.Tokens.NONE
                : new Caller.Tokens(tokens.service(), tokens.device(), tokens.user());
        return things.seenBy(new Caller.Remote(from, connection.account(), carried));
    }
}
