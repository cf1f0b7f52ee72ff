// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import io.kith.model.Category;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.ThingException;
import io.kith.thing.Things;
import io.kith.thing.View;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one command for somebody who may be answered. */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** After this a read-out is said to have begun (milliseconds). */
    private static final int A_MOMENT = 1000;

    private final Things things;
    private final View view;
    private final Session session;
    private final Reply reply;
    private final ScheduledExecutorService timer;
    private final ZoneId zone;

    Conversation(Things things, View view, Session session, Reply reply, ScheduledExecutorService timer, ZoneId zone) {
        this.things = things;
        this.view = view;
        this.session = session;
        this.reply = reply;
        this.timer = timer;
        this.zone = zone;
    }

    void answer(Command command) {
        if (view.things().isEmpty()) {
            reply.error("There is no thing behind this address at the moment. Try again later.");
            return;
        }
        if (command instanceof Command.Other) {
            if (session.mayGreet()) {
                reply.rows(menus().greeting());
            }
            return;
        }
        session.understood();
        if (command instanceof Command.Menu menu) {
            reply.rows(menu.extended() ? menus().extended() : menus().brief());
        } else if (command instanceof Command.Back) {
            session.menu(List.of());
            reply.rows(menus().brief());
        } else if (command instanceof Command.Choose choose) {
            choose(choose.number());
        } else if (command instanceof Command.Read read) {
            withTarget(read.subject(), target -> read(target, read.full()));
        } else if (command instanceof Command.ListParameters list) {
            // "NODE.NAME.?" looks like a list until it is known that there is a field "NAME.".
            withTarget(list.subject(), target -> {
                if (target.name().isEmpty()) {
                    show(target);
                } else {
                    read(target, false);
                }
            });
        } else if (command instanceof Command.Show show) {
            withTarget(show.subject(), this::show);
        } else if (command instanceof Command.Set set) {
            withTarget(set.subject(), target -> set(target, set.value()));
        }
    }

    private Menus menus() {
        List<String> names = view.things();
        List<Things.Thing> all =
                things.all().stream().filter(t -> names.contains(t.id())).toList();
        return new Menus(
                names,
                all.stream().map(Conversation::called).toList(),
                all.stream().anyMatch(Things.Thing::readable),
                all.stream().anyMatch(t -> !t.parameters().isEmpty()));
    }

    private static String called(Things.Thing thing) {
        return thing.label().isEmpty() ? thing.id() : Rows.clean(thing.label()) + " (" + thing.id() + ")";
    }

    /**
     * What is meant by a command, with a thing that exists; else says what is wrong. A number of the list that was shown
     * last stands for the name behind it.
     */
    private void withTarget(Subject subject, Consumer<Subject.Target> then) {
        List<String> names = view.things();
        Subject.Target target =
                chosen(subject.text()).map(Subject::of).orElse(subject).resolve(names);
        Optional<String> unknown = target.node().filter(n -> !names.contains(n));
        if (unknown.isPresent()) {
            reply.error("There is no thing \"" + unknown.get() + "\" here, but " + String.join(", ", names) + ".");
        } else if (target.node().isEmpty() && names.size() > 1) {
            reply.error("There are several things here: " + String.join(", ", names) + ". Name one, as in "
                    + names.get(0) + "? or " + names.get(0) + "=?");
        } else {
            then.accept(target);
        }
    }

    private String nameOf(Subject.Target target) {
        return target.node().orElseGet(() -> view.things().get(0));
    }

    private static List<NodeRef> nodesOf(Subject.Target target) {
        return target.node().map(NodeRef::of).stream().toList();
    }

    private void read(Subject.Target target, boolean full) {
        String field = target.name();
        Selection selection = (full ? Selection.of(Category.ALL) : Selection.momentary())
                .ofNodes(nodesOf(target))
                .ofFields(field.isEmpty() ? Set.of() : Set.of(field));
        String thing = nameOf(target);
        String nothing = field.isEmpty()
                ? thing + " has no such values."
                : thing + " has no value \"" + Rows.clean(field) + "\"" + (full ? "" : " of the moment")
                        + ". Type ?? for all there are.";
        whenDone(view.read(selection), thing, reading -> {
            ReadoutReply readout = new ReadoutReply(reply, thing, nothing, full, zone);
            timer.schedule(readout::show, A_MOMENT, TimeUnit.MILLISECONDS);
            reading.start(readout);
        });
    }

    /** One parameter, or all of them as a menu. */
    private void show(Subject.Target target) {
        whenDone(view.form(nodesOf(target)), nameOf(target), entries -> {
            if (target.name().isEmpty()) {
                list(target, entries);
            } else {
                withEntry(target, entries, entry -> reply.rows(List.of(row(entry.parameter(), entry.value()))));
            }
        });
    }

    private void list(Subject.Target target, List<View.Entry> entries) {
        if (entries.isEmpty()) {
            reply.error(nameOf(target) + " has nothing that you may control.");
            return;
        }
        List<String> rows = new ArrayList<>();
        String prefix = target.node().map(n -> n + ".").orElse("");
        session.menu(entries.stream().map(e -> prefix + e.parameter().name()).toList());
        for (View.Entry entry : entries) {
            rows.add((rows.size() + 1) + ". " + row(entry.parameter(), entry.value()) + " (" + title(entry.parameter())
                    + ")");
        }
        rows.add("0. Back");
        reply.rows(rows);
    }

    /** Titles are made for forms, where many end in a colon. */
    private static String title(Parameter parameter) {
        String title = Rows.clean(parameter.title()).strip();
        return title.endsWith(":") ? title.substring(0, title.length() - 1) : title;
    }

    private static String row(Parameter parameter, Value value) {
        return Rows.clean(parameter.name()) + '=' + Rows.clean(value.text());
    }

    private void choose(int number) {
        chosen(Integer.toString(number))
                .ifPresentOrElse(
                        name -> withTarget(Subject.of(name), this::show),
                        () -> reply.error("No list with that number was shown. Type =? for one."));
    }

    /** What a number stood for in the list that was shown last. */
    private Optional<String> chosen(String number) {
        List<String> menu = session.menu();
        for (int i = 0; i < menu.size(); i++) {
            if (number.equals(Integer.toString(i + 1))) {
                return Optional.of(menu.get(i));
            }
        }
        return Optional.empty();
    }

    private void set(Subject.Target target, String text) {
        whenDone(
                view.form(nodesOf(target)),
                nameOf(target),
                entries -> withEntry(target, entries, entry -> {
                    Parameter parameter = entry.parameter();
                    Value value;
                    try {
                        value = TypedText.parse(parameter, text, zone);
                    } catch (IllegalArgumentException e) {
                        reply.error("\"" + text + "\" is nothing for " + parameter.name() + ". " + e.getMessage());
                        return;
                    }
                    whenDone(
                            view.set(nodesOf(target), List.of(new Setting(parameter.name(), value))),
                            nameOf(target),
                            done -> wasSet(parameter, done));
                }));
    }

    private void wasSet(Parameter parameter, List<Setting> done) {
        if (done.isEmpty()) {
            reply.error("You may not set " + parameter.name() + ". Ask the owner for leave.");
        } else {
            reply.rows(done.stream().map(s -> row(parameter, s.value())).toList());
        }
    }

    /** The parameter of that name; else says that there is none. */
    private void withEntry(Subject.Target target, List<View.Entry> entries, Consumer<View.Entry> then) {
        Optional<View.Entry> entry = entries.stream()
                .filter(e -> e.parameter().name().equals(target.name()))
                .findFirst();
        entry.ifPresentOrElse(
                then,
                () -> reply.error(nameOf(target) + " has no parameter \"" + target.name()
                        + "\" that you may control. Type =? for those there are."));
    }

    private <T> void whenDone(CompletionStage<T> stage, String thing, Consumer<T> then) {
        stage.whenComplete((result, problem) -> {
            try {
                if (problem == null) {
                    then.accept(result);
                } else {
                    explain(thing, problem instanceof CompletionException ? problem.getCause() : problem);
                }
            } catch (RuntimeException e) {
                explain(thing, e);
            }
        });
    }

    private void explain(String thing, @Nullable Throwable problem) {
        if (!(problem instanceof ThingException error)) {
            LOG.error("A command to {} failed", thing, problem);
            reply.error(thing + " failed; the log of the house says why. Try again later.");
            return;
        }
        switch (error.reason()) {
            case FORBIDDEN -> reply.error(thing + " does not allow you this. Ask its owner for leave.");
            case TIMEOUT -> reply.error(thing + " did not answer in time. Try again later.");
            default -> {
                reply.error(thing + ": " + error.getMessage());
                error.errors().forEach(e -> reply.error(e.parameter() + ": " + e.text()));
            }
        }
    }
}
