// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Actuator;
import io.kith.thing.Control;
import io.kith.thing.Sensor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every actuator keeps. Extend it in the driver's tests and say what {@link #actuator()} is; the hardware behind
 * it may be a dummy, since everything that can be set is set.
 */
public abstract class ActuatorContract {

    /** For subclasses. */
    protected ActuatorContract() {}

    /** The actuator, ready to be controlled. Called once in each test. */
    protected abstract Actuator actuator() throws Exception;

    /** How long a getter or setter may take. */
    protected Duration deadline() {
        return Duration.ofSeconds(5);
    }

    /**
     * Values to try. Both truth values, both bounds of a range, each option; for anything else what it has now.
     * Override it for parameters that need others, or return nothing for one that a test must not touch.
     *
     * @param now the state at this moment
     */
    protected List<Value> values(Parameter parameter, Value now) {
        if (parameter.type() == ValueType.BOOLEAN) {
            return List.of(Value.of(true), Value.of(false));
        }
        if (!parameter.options().isEmpty()) {
            return parameter.options().stream().<Value>map(Value::of).toList();
        }
        return parameter
                .range()
                .map(range -> List.of(number(parameter, range.min()), number(parameter, range.max())))
                .orElse(List.of(now));
    }

    /**
     * Whether what was set is what is told afterwards. Override it for a parameter such as {@code Ring}, that does
     * something and has no state.
     */
    protected boolean keeps(Parameter parameter) {
        return true;
    }

    /** A form shows titles, and names are keys. */
    @Test
    public void eachControlHasATitleAndANameOfItsOwn() throws Exception {
        List<Control> controls = actuator().controls();
        assertFalse(controls.isEmpty(), "There is nothing to control");
        Set<String> names = new HashSet<>();
        for (Control control : controls) {
            Parameter parameter = control.parameter();
            assertTrue(names.add(parameter.name()), () -> "\"" + parameter.name() + "\" comes twice");
            assertFalse(parameter.title().isBlank(), () -> "\"" + parameter.name() + "\" has no title");
        }
    }

    /** Others learn the names once. */
    @Test
    public void theControlsStayTheSame() throws Exception {
        Actuator actuator = actuator();
        assertEquals(parameters(actuator), parameters(actuator));
    }

    /** What a getter tells is of the parameter's type and within its bounds. */
    @Test
    public void statesAreOfTheirTypeAndWithinTheirBounds() throws Exception {
        for (Control control : actuator().controls()) {
            assertFits(control.parameter(), get(control));
        }
    }

    /** What was set is told. */
    @Test
    public void whatIsSetIsToldAfterwards() throws Exception {
        for (Control control : actuator().controls()) {
            Value before = get(control);
            for (Value value : values(control.parameter(), before)) {
                set(control, value);
                Value after = get(control);
                assertFits(control.parameter(), after);
                if (keeps(control.parameter())) {
                    assertEquals(value, after, () -> "\"" + control.parameter().name() + "\" was set");
                }
            }
            set(control, before);
        }
    }

    /** A driver that is a sensor too tells the states as fields of the same names (XEP-0325 §2.4). */
    @Test
    public void aSensorOfTheSameServiceTellsTheStates() throws Exception {
        Actuator actuator = actuator();
        if (!(actuator instanceof Sensor sensor)) {
            return;
        }
        for (Control control : actuator.controls()) {
            for (Value value : values(control.parameter(), get(control))) {
                set(control, value);
                Optional<Field> field = read(sensor).field(control.parameter().name());
                assertTrue(
                        field.isPresent(),
                        () -> "There is no field \"" + control.parameter().name() + "\"");
                if (keeps(control.parameter())) {
                    assertEquals(
                            Optional.of(value),
                            control.parameter().adapt(field.get().value()),
                            () -> "The field \"" + control.parameter().name() + "\" after it was set");
                }
            }
        }
    }

    private RecordingReadout read(Sensor sensor) {
        return assertTimeoutPreemptively(
                deadline(), () -> RecordingReadout.of(sensor, Selection.of(Category.ALL), deadline()));
    }

    private Value get(Control control) {
        return assertTimeoutPreemptively(deadline(), () -> control.getter().get());
    }

    private void set(Control control, Value value) {
        assertTimeoutPreemptively(deadline(), () -> control.setter().set(value));
    }

    private static void assertFits(Parameter parameter, Value value) {
        assertEquals(parameter.type(), value.type(), () -> "Type of the state of \"" + parameter.name() + "\"");
        assertTrue(parameter.allows(value), () -> "\"" + parameter.name() + "\" is out of bounds: " + value.text());
    }

    private static List<Parameter> parameters(Actuator actuator) {
        List<Parameter> parameters = new ArrayList<>();
        actuator.controls().forEach(control -> parameters.add(control.parameter()));
        return parameters;
    }

    private static Value number(Parameter parameter, BigDecimal bound) {
        return parameter
                .adapt(new Value.Quantity(bound, ""))
                .orElseThrow(() -> new AssertionError(
                        "\"" + parameter.name() + "\" cannot be " + bound.toPlainString() + ", which bounds it"));
    }
}
