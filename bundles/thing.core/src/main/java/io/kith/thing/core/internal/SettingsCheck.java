// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Parameter;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.ParameterError;
import io.kith.thing.ThingException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at all settings for all things before anything is set (XEP-0325 §3.3), and gathers what is wrong. */
final class SettingsCheck {

    static final String UNKNOWN = "Parameter not found.";
    static final String WRONG_TYPE = "Invalid parameter type.";
    static final String WRONG_VALUE = "Invalid parameter value.";

    private final List<Setting> settings;
    private final Map<String, String> wrong = new TreeMap<>();
    private boolean unknown;

    SettingsCheck(List<Setting> settings) {
        this.settings = List.copyOf(settings);
    }

    /** What to do with that thing, with each value in the parameter's own type. */
    List<ControlCalls.Step> steps(HouseThing thing) {
        List<ControlCalls.Step> steps = new ArrayList<>();
        for (Setting setting : settings) {
            HouseThing.Handle handle = thing.handles().get(setting.name());
            if (handle == null) {
                unknown = true;
                wrong.putIfAbsent(setting.name(), UNKNOWN);
                continue;
            }
            Optional<Value> adapted = handle.parameter().adapt(setting.value());
            if (adapted.isEmpty()) {
                wrong.putIfAbsent(setting.name(), WRONG_TYPE);
            } else if (!handle.parameter().allows(adapted.get())) {
                wrong.putIfAbsent(setting.name(), WRONG_VALUE + bounds(handle.parameter()));
            } else {
                steps.add(new ControlCalls.Step(handle, adapted.get()));
            }
        }
        return steps;
    }

    /** Throws if anything was wrong with any of them. */
    void refuseIfBad() {
        if (wrong.isEmpty()) {
            return;
        }
        List<ParameterError> errors = wrong.entrySet().stream()
                .map(entry -> new ParameterError(entry.getKey(), entry.getValue()))
                .toList();
        String text = unknown ? "There is no such parameter." : "A value cannot be set.";
        throw new ThingException(unknown ? Reason.ITEM_NOT_FOUND : Reason.BAD_REQUEST, text, errors);
    }

    private static String bounds(Parameter parameter) {
        if (parameter.range().isPresent()) {
            Parameter.Range range = parameter.range().get();
            return " From " + range.min().toPlainString() + " to " + range.max().toPlainString() + ".";
        }
        return parameter.options().isEmpty() ? "" : " One of: " + String.join(", ", parameter.options()) + ".";
    }
}
