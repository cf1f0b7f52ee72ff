// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.Fixture.get;
import static io.kith.thing.core.internal.Fixture.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Control;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.ParameterError;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.View.Entry;
import io.kith.thing.tck.DummyActuator;
import io.kith.thing.tck.DummySensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {

    private static final Parameter POWER = Parameter.of("Power", ValueType.BOOLEAN);
    private static final Parameter LEVEL = Parameter.of("Level", ValueType.INT).between(0, 100);
    private static final Parameter MODE = Parameter.of("Mode", ValueType.STRING).oneOf("day", "night");
    private static final NodeRef LAMP = NodeRef.of("lamp");
    private static final NodeRef FAN = NodeRef.of("fan");

    private final Fixture fixture = new Fixture();
    private final DummyActuator lamp = actuator(POWER, LEVEL, MODE);

    ControlTest() {
        fixture.actuator("lamp", lamp);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static DummyActuator actuator(Parameter... parameters) {
        Map<Parameter, Value> states = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            states.put(
                    parameter,
                    switch (parameter.type()) {
                        case BOOLEAN -> Value.of(false);
                        case INT -> Value.of(0);
                        case NUMERIC -> Value.of("0", "");
                        default -> Value.of("day");
                    });
        }
        return DummyActuator.of(states);
    }

    private static Setting power(boolean on) {
        return new Setting("Power", Value.of(on));
    }

    private static Setting level(int level) {
        return new Setting("Level", Value.of(level));
    }

    @Test
    void theFormShowsParametersInOrderWithTheirStates() throws Exception {
        get(fixture.console().set(List.of(), List.of(level(30))));
        List<Entry> form = get(fixture.console().form(List.of()));
        assertEquals(
                List.of(
                        new Entry(POWER, Value.of(false)),
                        new Entry(LEVEL, Value.of(30)),
                        new Entry(MODE, Value.of("day"))),
                form);
    }

    @Test
    void theFormOfSeveralNodesShowsWhatTheyHaveInCommon() throws Exception {
        fixture.actuator("fan", actuator(Parameter.of("Level", ValueType.INT).between(0, 5), POWER));
        List<Entry> form = get(fixture.console().form(List.of(LAMP, FAN)));
        assertEquals(List.of(new Entry(POWER, Value.of(false))), form);
        fixture.actuator("door", actuator(Parameter.of("Locked", ValueType.BOOLEAN)));
        assertEquals(
                Reason.NOT_IMPLEMENTED,
                refusal(fixture.console().form(List.of(LAMP, NodeRef.of("door"))))
                        .reason());
    }

    @Test
    void whatHasNoControlsHasNoForm() {
        fixture.sensor("hall", new DummySensor());
        assertEquals(
                Reason.NOT_IMPLEMENTED,
                refusal(fixture.console().form(List.of(NodeRef.of("hall")))).reason());
    }

    @Test
    void settingsAreMadeInTheGivenOrderAndTheLastOfANameWins() throws Exception {
        List<Setting> settings = List.of(level(10), power(true), level(20));
        assertEquals(settings, get(fixture.console().set(List.of(), settings)));
        assertEquals(settings, lamp.history());
        assertEquals(Value.of(20), lamp.state("Level"));
    }

    @Test
    void aValueOfAnotherTypeThatLosesNothingIsAccepted() throws Exception {
        List<Setting> set = get(fixture.console()
                .set(
                        List.of(),
                        List.of(new Setting("Level", Value.of("30.0", "")), new Setting("Level", Value.of(7L)))));
        assertEquals(List.of(level(30), level(7)), set);
    }

    @Test
    void nothingIsSetUnlessEverythingCanBe() {
        ThingException refusal = refusal(fixture.console()
                .set(
                        List.of(),
                        List.of(
                                power(true),
                                new Setting("Level", Value.of(101)),
                                new Setting("Mode", Value.of("dusk")),
                                new Setting("Power", Value.of("on")))));
        assertEquals(Reason.BAD_REQUEST, refusal.reason());
        assertEquals(
                List.of(
                        new ParameterError("Level", "Invalid parameter value. From 0 to 100."),
                        new ParameterError("Mode", "Invalid parameter value. One of: day, night."),
                        new ParameterError("Power", "Invalid parameter type.")),
                refusal.errors());
        assertEquals(List.of(), lamp.history());
    }

    @Test
    void anUnknownParameterIsNotFoundAndNothingIsSet() {
        ThingException refusal =
                refusal(fixture.console().set(List.of(), List.of(power(true), new Setting("Volume", Value.of(3)))));
        assertEquals(Reason.ITEM_NOT_FOUND, refusal.reason());
        assertEquals(List.of(new ParameterError("Volume", "Parameter not found.")), refusal.errors());
        assertEquals(List.of(), lamp.history());
    }

    @Test
    void allNodesAreCheckedBeforeAnyIsSet() throws Exception {
        DummyActuator fan = actuator(Parameter.of("Level", ValueType.INT).between(0, 5), POWER);
        fixture.actuator("fan", fan);
        assertEquals(
                Reason.BAD_REQUEST,
                refusal(fixture.console().set(List.of(LAMP, FAN), List.of(power(true), level(6))))
                        .reason());
        assertEquals(List.of(), lamp.history());
        get(fixture.console().set(List.of(LAMP, FAN), List.of(power(true), level(5))));
        assertEquals(List.of(power(true), level(5)), lamp.history());
        assertEquals(List.of(power(true), level(5)), fan.history());
    }

    @Test
    void nothingToSetIsABadRequest() {
        assertEquals(
                Reason.BAD_REQUEST,
                refusal(fixture.console().set(List.of(), List.of())).reason());
    }

    @Test
    void aSetterThatFailsMidwaySaysWhichAndWhatWasSetBefore() {
        fixture.actuator(
                "fan",
                () -> List.of(
                        new Control(POWER, () -> Value.of(true), value -> {}),
                        new Control(LEVEL, () -> Value.of(1), value -> {
                            throw new IllegalStateException("The motor is stuck.");
                        }),
                        new Control(MODE, () -> Value.of("day"), value -> {
                            throw new AssertionError("must not be reached");
                        })));
        ThingException refusal = refusal(fixture.console()
                .set(List.of(LAMP, FAN), List.of(power(true), level(1), new Setting("Mode", Value.of("night")))));
        assertEquals(Reason.FAILED, refusal.reason());
        assertEquals(
                "\"Level\" of fan: The motor is stuck. Already set: \"Power\" of lamp, \"Level\" of lamp, \"Mode\" of lamp, "
                        + "\"Power\" of fan.",
                refusal.getMessage());
    }

    @Test
    void aLockedParameterIsAConflict() {
        fixture.actuator(
                "door",
                () -> List.of(Control.flag("Locked", () -> false, on -> {
                    throw new ThingException(Reason.CONFLICT, "The door is open.");
                })));
        ThingException refusal = refusal(
                fixture.console().set(List.of(NodeRef.of("door")), List.of(new Setting("Locked", Value.of(true)))));
        assertEquals(Reason.CONFLICT, refusal.reason());
        assertEquals("\"Locked\": The door is open.", refusal.getMessage());
    }

    @Test
    void aStateThatCannotBeToldFailsTheForm() {
        fixture.actuator(
                "fan",
                () -> List.of(Control.flag(
                        "Power",
                        () -> {
                            throw new IllegalStateException("No answer from the relay.");
                        },
                        on -> {})));
        assertEquals(
                "No answer from the relay.",
                refusal(fixture.console().form(List.of(FAN))).getMessage());
    }

    @Test
    void aStateOfTheWrongTypeNamesTheParameter() {
        fixture.actuator("fan", () -> List.of(new Control(LEVEL, () -> Value.of("full"), value -> {})));
        ThingException refusal = refusal(fixture.console().form(List.of(FAN)));
        assertEquals(Reason.FAILED, refusal.reason());
        assertEquals("The driver tells the state of \"Level\" as STRING instead of INT.", refusal.getMessage());
    }

    @Test
    void ofTwoParametersOfOneNameThePreferredServiceWins() throws Exception {
        DummyActuator better = actuator(POWER);
        DummyActuator other = actuator(POWER, Parameter.of("Colour", ValueType.STRING));
        fixture.actuator("fan", 0, other);
        fixture.actuator("fan", 5, better);
        get(fixture.console().set(List.of(FAN), List.of(power(true))));
        assertEquals(List.of(power(true)), better.history());
        assertEquals(List.of(), other.history());
        assertEquals(
                List.of("Power", "Colour"),
                fixture.house.all().get(0).parameters().stream()
                        .map(Parameter::name)
                        .toList());
    }
}
