// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Jid;
import io.kith.model.Parameter;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Caller;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.ParameterError;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.Things;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ThingCommandsTest {

    private final FakeThings things = new FakeThings();
    private final ThingCommands commands = new ThingCommands(things, new Deadline(Duration.ofSeconds(10)));

    @BeforeEach
    void house() {
        things.thing("hall", true);
        things.thing("porch", true, Parameter.of("State", ValueType.BOOLEAN), Parameter.of("Level", ValueType.INT));
        things.thing("bell", false, Parameter.of("Ring", ValueType.BOOLEAN));
        things.fields.add(Field.momentary("Temperature", Value.of("21.50", "°C")));
        things.fields.add(Field.identity("Serial", Value.of("A1")));
        things.fields.add(Field.of("Day", Value.of(7), Category.HISTORICAL_DAY));
    }

    @Test
    void listsThingsWithWhoAskedLast() throws CommandException {
        things.all.add(new Things.Thing(
                "yard",
                "yard",
                true,
                List.of(),
                List.of(Jid.of("ann@example.org")),
                Optional.of(new Things.Asked("bob@example.org/x", "read", false, FakeThings.NOW))));
        String list = commands.things();
        assertTrue(list.startsWith("THING  ACCOUNT  READS"), list);
        assertTrue(list.contains("porch  porch    yes    State, Level"), list);
        assertTrue(list.contains("ann@example.org"), list);
        assertTrue(list.contains("bob@example.org/x read, refused, "), list);
    }

    @Test
    void readsMomentaryFieldsWithUnitAsTheShell() throws CommandException {
        String text = commands.read(false, "", "hall");
        assertTrue(text.contains("Temperature  21.50 °C  momentary"), text);
        assertFalse(text.contains("Serial"), text);
        assertEquals(Optional.of(new Caller.Local("shell")), things.caller);
    }

    @Test
    void aNamedFieldIsReadWhateverItsCategoryButHistorical() throws CommandException {
        assertTrue(commands.read(false, "", "hall", "Serial").contains("A1"));
        assertEquals(
                "\"hall\" did not report Day; kith:read --all hall shows what it has",
                failure(() -> commands.read(false, "", "hall", "Day")));
        assertTrue(commands.read(true, "", "hall", "Day").contains("historicalDay"));
    }

    @Test
    void categoriesCanBeNamed() throws CommandException {
        String text = commands.read(false, "identity, historicalDay", "hall");
        assertTrue(text.contains("Serial") && text.contains("Day") && !text.contains("Temperature"), text);
        String refused = failure(() -> commands.read(false, "daily", "hall"));
        assertTrue(refused.startsWith("\"daily\" is no category; there are momentary, peak"), refused);
    }

    @Test
    void anUnknownThingIsNamedWithThoseThereAre() {
        assertEquals(
                "There is no thing \"cellar\"; there are hall, porch, bell",
                failure(() -> commands.read(false, "", "cellar")));
    }

    @Test
    void aThingWithoutSensorSaysWhatCanBeDoneInstead() {
        assertEquals(
                "\"bell\" has nothing to read; it can be set: Ring", failure(() -> commands.read(false, "", "bell")));
    }

    @Test
    void whatCannotBeReadIsSaidBesideWhatCan() throws CommandException {
        things.failures.add("the bus hangs");
        String text = commands.read(false, "", "hall");
        assertTrue(text.contains("21.50 °C") && text.endsWith("Not everything could be read: the bus hangs"), text);
        things.fields.clear();
        assertEquals("hall: the bus hangs", failure(() -> commands.read(false, "", "hall")));
    }

    @Test
    void aSilentThingIsNotWaitedForForever() {
        things.silent = true;
        ThingCommands hasty = new ThingCommands(things, new Deadline(Duration.ofMillis(50)));
        assertTrue(failure(() -> hasty.read(false, "", "hall")).startsWith("hall did not answer within"));
        assertTrue(things.cancelled);
    }

    @Test
    void setsAValueInTheTypeOfItsParameter() throws CommandException {
        assertEquals("State = true", commands.set("porch", "State", "true"));
        assertEquals("Level = 7", commands.set("porch", "Level", "7"));
        assertEquals(List.of(new Setting("State", Value.of(true)), new Setting("Level", Value.of(7))), things.set);
    }

    @Test
    void whatCannotBeSetIsSaidInOneLine() {
        assertEquals(
                "\"porch\" has no parameter \"Stat\"; it has State, Level",
                failure(() -> commands.set("porch", "Stat", "true")));
        assertEquals(
                "State: \"yes\" is not a truth value: true or false",
                failure(() -> commands.set("porch", "State", "yes")));
        things.refusal = Optional.of(new ThingException(
                Reason.BAD_REQUEST, "bad", List.of(new ParameterError("Level", "999 is above 255"))));
        assertEquals("porch: Level: 999 is above 255", failure(() -> commands.set("porch", "Level", "999")));
        assertTrue(things.set.isEmpty());
    }

    @Test
    void tooFewWordsAreAnsweredWithTheUsage() {
        assertTrue(failure(() -> commands.set("porch", "State")).contains("kith:set THING NAME VALUE"));
        assertTrue(failure(() -> commands.read(false, "")).contains("kith:read THING"));
    }

    @Test
    void manyParametersAreCounted() throws CommandException {
        Parameter one = Parameter.of("One", ValueType.INT);
        things.thing("box", false, one, one, one, one);
        assertTrue(commands.things().contains("One, One, One … (4)"));
    }

    @Test
    void withoutThingsTheRemedyIsNamed() {
        ThingCommands alone = new ThingCommands(null);
        assertEquals("Nobody keeps things at the moment; start the bundle io.kith.thing.core", failure(alone::things));
    }

    @Test
    void namesOfFieldsCannotSpeakToTheTerminal() throws CommandException {
        things.fields.add(Field.momentary("\u001b[2J\u202ex\n", Value.of("\u0007")));
        String text = commands.read(false, "", "hall");
        assertTrue(text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), text);
        assertFalse(text.contains("\u202e"), text);
    }

    private static String failure(Executable command) {
        return String.valueOf(assertThrows(CommandException.class, command).getMessage());
    }
}
