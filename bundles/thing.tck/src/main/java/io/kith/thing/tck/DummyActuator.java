// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.tck;

import io.kith.model.Parameter;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.Actuator;
import io.kith.thing.Control;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An actuator that keeps what is set, and remembers in which order. Thread-safe. */
public final class DummyActuator implements Actuator {

    private final Map<String, Value> states = new ConcurrentHashMap<>();
    private final List<Setting> history = new CopyOnWriteArrayList<>();
    private final List<Control> controls;

    private DummyActuator(Map<Parameter, Value> parameters) {
        List<Control> made = new ArrayList<>();
        parameters.forEach((parameter, value) -> made.add(control(parameter, value)));
        controls = List.copyOf(made);
    }

    private Control control(Parameter parameter, Value start) {
        states.put(parameter.name(), start);
        return new Control(parameter, () -> states.getOrDefault(parameter.name(), start), value -> {
            states.put(parameter.name(), value);
            history.add(new Setting(parameter.name(), value));
        });
    }

    /** An actuator of one parameter that has that value at first. */
    public static DummyActuator of(Parameter parameter, Value value) {
        return new DummyActuator(Map.of(parameter, value));
    }

    /** An actuator of several, shown in the order of the map. */
    public static DummyActuator of(Map<Parameter, Value> parameters) {
        return new DummyActuator(new LinkedHashMap<>(parameters));
    }

    /** The value now. */
    public Value state(String name) {
        Value value = states.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no parameter \"" + name + "\" here");
        }
        return value;
    }

    /** Everything that was set, in order. */
    public List<Setting> history() {
        return List.copyOf(history);
    }

    @Override
    public List<Control> controls() {
        return controls;
    }
}
