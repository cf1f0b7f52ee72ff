// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Value;
import io.kith.thing.Actuator;
import io.kith.thing.Control;
import io.kith.thing.tck.ActuatorContract;
import io.kith.thing.tck.RecordingReadout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedActuatorTest extends ActuatorContract {

    @TempDir
    private Path home;

    @Override
    protected Actuator actuator() {
        return new SimulatedActuator(2, Optional.empty());
    }

    private SimulatedActuator kept() {
        return new SimulatedActuator(2, Optional.of(new OutputsFile(file())));
    }

    private Path file() {
        return home.resolve("data/driver.simulated/lamp.properties");
    }

    private static Control control(Actuator actuator, String name) {
        return actuator.controls().stream()
                .filter(c -> c.parameter().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void set(Actuator actuator, String name, Value value) throws Exception {
        control(actuator, name).setter().set(value);
    }

    private static Value get(Actuator actuator, String name) throws Exception {
        return control(actuator, name).getter().get();
    }

    private RecordingReadout read(SimulatedActuator actuator, Category... categories) throws Exception {
        return RecordingReadout.of(actuator, Selection.of(Set.of(categories)), deadline());
    }

    @Test
    void theFormIsThatOfTheBook() {
        List<Parameter> parameters =
                actuator().controls().stream().map(Control::parameter).toList();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            names.add("Digital Output " + i);
        }
        names.add("State");
        names.add("Digital Outputs");
        assertEquals(names, parameters.stream().map(Parameter::name).toList());
        assertEquals("Digital Output 3:", parameters.get(2).title());
        assertEquals("State of digital output 3.", parameters.get(2).description());
        assertEquals("Alarm Output:", parameters.get(8).title());
        assertEquals("State of all digital outputs.", parameters.get(9).description());
        assertFalse(parameters.get(9).allows(Value.of(256)));
        assertFalse(parameters.get(9).allows(Value.of(-1)));
    }

    @Property(tries = 50)
    void bitsAndOutputsAreTheSame(@ForAll @IntRange(max = 255) int bits) throws Exception {
        SimulatedActuator actuator = new SimulatedActuator(2, Optional.empty());
        set(actuator, "Digital Outputs", Value.of(bits));
        int again = 0;
        for (int i = 1; i <= 8; i++) {
            boolean on = ((Value.Flag) get(actuator, "Digital Output " + i)).value();
            assertEquals((bits >> (i - 1) & 1) == 1, on);
            set(actuator, "Digital Output " + i, Value.of(!on));
            again |= on ? 0 : 1 << (i - 1);
        }
        assertEquals(Value.of(again), get(actuator, "Digital Outputs"));
        assertEquals(255 - bits, again);
    }

    @Test
    void itsFieldsAreOfTheCategoriesThatTheContractsWant() throws Exception {
        SimulatedActuator actuator = new SimulatedActuator(2, Optional.empty());
        List<String> status = read(actuator, Category.STATUS).wanted().stream()
                .map(Field::name)
                .toList();
        assertEquals(List.of("State", "Digital Output Count"), status);
        RecordingReadout momentary = read(actuator, Category.MOMENTARY);
        assertTrue(momentary.field("State").isPresent());
        assertTrue(momentary.field("Digital Outputs").isPresent());
        assertEquals(10, momentary.wanted().size());
        assertEquals(
                Value.of("8", ""),
                read(actuator, Category.STATUS)
                        .field("Digital Output Count")
                        .orElseThrow()
                        .value());
        assertEquals(3, read(actuator, Category.IDENTITY).wanted().size());
    }

    @Test
    void whatIsOnStaysOnOverARestart() throws Exception {
        SimulatedActuator first = kept();
        set(first, "Digital Output 5", Value.of(true));
        set(first, "State", Value.of(true));
        SimulatedActuator second = kept();
        assertEquals(new Outputs(16, true), second.outputs());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())));
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertEquals(List.of(file()), files.toList(), "nothing half-written is left");
        }
    }

    @Test
    void anUnreadableFileMeansThatAllIsOff() throws Exception {
        Files.createDirectories(file().getParent());
        for (String broken : List.of("outputs=many", "outputs=256", "outputs=-1", "\\u00", "")) {
            Files.writeString(file(), broken);
            assertEquals(Outputs.OFF, kept().outputs(), broken);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNotStopTheOutputs() throws Exception {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/driver.simulated"), "a file where a folder should be");
        SimulatedActuator actuator = kept();
        set(actuator, "State", Value.of(true));
        assertEquals(Value.of(true), get(actuator, "State"));
    }

    @Test
    void anotherConfigurationLeavesTheStateAlone() throws Exception {
        SimulatedActuator actuator = kept();
        set(actuator, "Digital Outputs", Value.of(3));
        Path other = home.resolve("data/driver.simulated/other.properties");
        actuator.change(9, Optional.of(new OutputsFile(other)));
        assertEquals(Value.of(3), get(actuator, "Digital Outputs"));
        assertEquals(new Outputs(3, false), new OutputsFile(other).load());
        assertEquals(
                Value.of("SIM-00000009"),
                read(actuator, Category.IDENTITY)
                        .field("Serial Number")
                        .orElseThrow()
                        .value());
    }
}
