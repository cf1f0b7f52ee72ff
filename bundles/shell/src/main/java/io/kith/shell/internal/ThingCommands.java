// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Sample;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.Caller;
import io.kith.thing.Things;
import io.kith.thing.View;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What a person can do with things. Blocks the shell's own thread, and no longer than a deadline. */
@Component(service = ThingCommands.class)
@GogoCommand(
        scope = "kith",
        function = {"things", "read", "set"})
public final class ThingCommands {

    private static final Set<Category> NOW = EnumSet.of(Category.MOMENTARY, Category.STATUS);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final @Nullable Things things;
    private final Deadline deadline;

    /** Made anew whenever the things' service comes or goes: it keeps nothing. */
    @Activate
    public ThingCommands(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Things things) {
        this(things, new Deadline(PATIENCE));
    }

    ThingCommands(@Nullable Things things, Deadline deadline) {
        this.things = things;
        this.deadline = deadline;
    }

    /** Lists the things. */
    @Descriptor("lists the things of this house")
    public String things() throws CommandException {
        Table table = new Table("THING", "ACCOUNT", "READS", "SETS", "TRUSTS", "ASKED LAST");
        for (Things.Thing thing : house().all()) {
            table.row(
                    thing.id(),
                    thing.account(),
                    thing.readable() ? "yes" : "-",
                    few(thing.parameters(), Parameter::name),
                    few(thing.trusted(), Object::toString),
                    thing.lastAsked().map(ThingCommands::asked).orElse("-"));
        }
        return table.isEmpty()
                ? "There are no things yet. Put a driver's bundle and its configuration into the deploy folder."
                : table.toString();
    }

    /** Reads a thing. */
    @Descriptor("reads a thing: its momentary and status fields, or the named fields of any kind but historical")
    public String read(
            @Descriptor("every category, historical values too")
                    @org.apache.felix.service.command.Parameter(
                            names = {"-a", "--all"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean all,
            @Descriptor("categories, such as momentary,identity,historicalDay")
                    @org.apache.felix.service.command.Parameter(
                            names = {"-c", "--category"},
                            absentValue = "")
                    String categories,
            @Descriptor("id of the thing, and names of fields; none for all of them") String... thingAndFields)
            throws CommandException {
        if (thingAndFields.length == 0) {
            throw new CommandException("Which thing? kith:read THING [FIELD…]; kith:things lists them");
        }
        String thing = thingAndFields[0];
        Things.Thing known = known(thing);
        if (!known.readable()) {
            throw new CommandException("\"" + thing + "\" has nothing to read"
                    + (known.parameters().isEmpty()
                            ? ""
                            : "; it can be set: " + names(known.parameters(), Parameter::name)));
        }
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(thingAndFields).subList(1, thingAndFields.length));
        Selection selection = Selection.of(categories(all, categories, !wanted.isEmpty()))
                .ofNodes(List.of(NodeRef.of(known.id())))
                .ofFields(wanted);
        ReadoutCollector readout = readout(known.id(), selection);
        return report(known.id(), wanted, readout);
    }

    /** Sets a parameter. */
    @Descriptor("sets a control parameter of a thing")
    public String set(
            @Descriptor("id of the thing, name of the parameter, and the value as kith:read shows it, without a unit")
                    String... thingNameValue)
            throws CommandException {
        if (thingNameValue.length != 3) {
            throw new CommandException(
                    "Three words are needed: kith:set THING NAME VALUE; put 'several words' in quotes");
        }
        String thing = thingNameValue[0];
        String name = thingNameValue[1];
        String value = thingNameValue[2];
        Things.Thing known = known(thing);
        Parameter parameter = known.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException("\"" + thing + "\" has no parameter \"" + name + "\"; "
                        + (known.parameters().isEmpty()
                                ? "it cannot be controlled"
                                : "it has " + names(known.parameters(), Parameter::name))));
        Setting setting = new Setting(name, parsed(parameter, value));
        List<Setting> done = deadline.await(view().set(List.of(NodeRef.of(known.id())), List.of(setting)), known.id());
        return names(done, s -> Table.plain(s.name() + " = " + s.value().display()));
    }

    private ReadoutCollector readout(String thing, Selection selection) throws CommandException {
        View.Reading reading = deadline.await(view().read(selection), thing);
        try {
            return deadline.await(new ReadoutCollector().start(reading), thing);
        } finally {
            reading.cancel();
        }
    }

    private static String report(String thing, Set<String> wanted, ReadoutCollector readout) throws CommandException {
        Table table = new Table("FIELD", "VALUE", "CATEGORY", "TIME");
        Set<String> missing = new TreeSet<>(wanted);
        for (Sample sample : readout.samples()) {
            for (Field field : sample.fields()) {
                missing.remove(field.name());
                table.row(
                        field.name(), field.value().display(), tokens(field.categories()), Times.local(sample.time()));
            }
        }
        String failed = names(readout.failures(), failure -> Table.plain(failure.text()));
        if (table.isEmpty() && !failed.isEmpty()) {
            throw new CommandException(thing + ": " + failed);
        }
        if (!missing.isEmpty() && failed.isEmpty()) {
            throw new CommandException("\"" + thing + "\" did not report " + String.join(", ", missing)
                    + "; kith:read --all " + thing + " shows what it has");
        }
        String text = table.isEmpty() ? thing + " has nothing of these categories; try --all" : table.toString();
        return failed.isEmpty() ? text : text + "\nNot everything could be read: " + failed;
    }

    private static Set<Category> categories(boolean all, String list, boolean named) throws CommandException {
        if (all) {
            return Category.ALL;
        }
        if (list.isBlank()) {
            return named ? EnumSet.complementOf(EnumSet.copyOf(Category.HISTORICAL)) : NOW;
        }
        Set<Category> chosen = EnumSet.noneOf(Category.class);
        for (String token : list.split(",")) {
            chosen.add(Category.ofToken(token.strip())
                    .orElseThrow(() -> new CommandException(
                            "\"" + token + "\" is no category; there are " + tokens(Category.ALL))));
        }
        return chosen;
    }

    private static Value parsed(Parameter parameter, String text) throws CommandException {
        try {
            return Value.parse(parameter.type(), text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(parameter.name() + ": " + e.getMessage());
        }
    }

    private Things.Thing known(String id) throws CommandException {
        List<Things.Thing> all = house().all();
        return all.stream()
                .filter(thing -> thing.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CommandException("There is no thing \"" + id + "\"; "
                        + (all.isEmpty() ? "there are none at all yet" : "there are " + names(all, Things.Thing::id))));
    }

    private View view() throws CommandException {
        return house().seenBy(new Caller.Local("shell"));
    }

    private Things house() throws CommandException {
        Things present = things;
        if (present == null) {
            throw new CommandException("Nobody keeps things at the moment; start the bundle io.kith.thing.core");
        }
        return present;
    }

    private static String asked(Things.Asked asked) {
        return asked.caller() + " " + asked.what() + (asked.allowed() ? "" : ", refused") + ", "
                + Times.local(asked.time());
    }

    private static String tokens(Set<Category> categories) {
        return categories.stream().sorted().map(Category::token).collect(Collectors.joining(", "));
    }

    private static <T> String names(List<T> list, Function<T, String> name) {
        return list.stream().map(name).collect(Collectors.joining(", "));
    }

    /** The first of them, and how many there are if that is not all. */
    private static <T> String few(List<T> list, Function<T, String> name) {
        String first = names(list.subList(0, Math.min(list.size(), 3)), name);
        return list.isEmpty() ? "-" : list.size() <= 3 ? first : first + " … (" + list.size() + ")";
    }
}
