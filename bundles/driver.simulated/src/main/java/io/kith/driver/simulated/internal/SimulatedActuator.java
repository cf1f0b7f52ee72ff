// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Value;
import io.kith.thing.Actuator;
import io.kith.thing.Control;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Eight outputs and an alarm that are not there. {@code State} is momentary, as whoever reads a control parameter looks
 * for it there first, and a status, as the contract {@code XMPP.IoT.Security.Alarm} wants it.
 */
final class SimulatedActuator implements Sensor, Actuator {

    private final List<Control> controls;
    private volatile Identity identity;
    private Optional<OutputsFile> file;
    private Outputs outputs;

    /** An actuator that goes on where the file says, or from nothing without one. */
    SimulatedActuator(long seed, Optional<OutputsFile> file) {
        this.file = file;
        identity = identity(seed);
        outputs = file.map(OutputsFile::load).orElse(Outputs.OFF);
        controls = makeControls();
    }

    /** Another serial number, and perhaps another place for the state; the state itself stays. */
    void change(long seed, Optional<OutputsFile> newFile) {
        identity = identity(seed);
        synchronized (this) {
            file = newFile;
            file.ifPresent(f -> f.save(outputs));
        }
    }

    private static Identity identity(long seed) {
        return new Identity("Simulated actuator", seed);
    }

    private List<Control> makeControls() {
        List<Control> made = new ArrayList<>();
        for (int i = 1; i <= Outputs.COUNT; i++) {
            int number = i;
            made.add(Control.flag(name(number), () -> outputs().isOn(number), on -> change(now -> now.with(number, on)))
                    .titled(name(number) + ":", "State of digital output " + number + "."));
        }
        made.add(Control.flag("State", () -> outputs().alarm(), on -> change(now -> now.withAlarm(on)))
                .titled("Alarm Output:", "State of the alarm output."));
        made.add(Control.number(
                        "Digital Outputs",
                        0,
                        Outputs.ALL,
                        () -> outputs().bits(),
                        bits -> change(now -> now.withBits(bits)))
                .titled("Digital Outputs:", "State of all digital outputs."));
        return List.copyOf(made);
    }

    private static String name(int number) {
        return "Digital Output " + number;
    }

    synchronized Outputs outputs() {
        return outputs;
    }

    private synchronized void change(UnaryOperator<Outputs> how) {
        Outputs changed = how.apply(outputs);
        if (!changed.equals(outputs)) {
            outputs = changed;
            file.ifPresent(f -> f.save(changed));
        }
    }

    @Override
    public List<Control> controls() {
        return controls;
    }

    @Override
    public void read(Readout readout) {
        Outputs now = outputs();
        for (int number = 1; number <= Outputs.COUNT; number++) {
            readout.report(Field.momentary(name(number), Value.of(now.isOn(number))));
        }
        readout.report(
                        Field.of("State", Value.of(now.alarm()), Category.MOMENTARY, Category.STATUS),
                        Field.momentary("Digital Outputs", Value.of(now.bits())),
                        Field.status("Digital Output Count", Value.of(Outputs.COUNT, 0, "")))
                .report(identity.fields())
                .done();
    }
}
