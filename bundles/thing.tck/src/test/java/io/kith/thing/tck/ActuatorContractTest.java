// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kith.model.Field;
import io.kith.model.Parameter;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Actuator;
import io.kith.thing.Control;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract accepts what is right and finds each thing that is wrong. */
class ActuatorContractTest {

    private static final Parameter POWER = Parameter.of("Power", ValueType.BOOLEAN);
    private static final Parameter LEVEL = Parameter.of("Level", ValueType.INT).between(0, 9);

    @Nested
    class Right extends ActuatorContract {
        @Override
        protected Actuator actuator() {
            Map<Parameter, Value> parameters = new LinkedHashMap<>();
            parameters.put(POWER, Value.of(true));
            parameters.put(LEVEL, Value.of(3));
            parameters.put(Parameter.of("Mode", ValueType.STRING).oneOf("day", "night"), Value.of("day"));
            parameters.put(Parameter.of("Text", ValueType.STRING), Value.of("Hello"));
            return DummyActuator.of(parameters);
        }
    }

    private static ActuatorContract of(Actuator actuator) {
        return new ActuatorContract() {
            @Override
            protected Actuator actuator() {
                return actuator;
            }

            @Override
            protected Duration deadline() {
                return Duration.ofMillis(200);
            }
        };
    }

    @Test
    void theDummyKeepsAndRemembersWhatIsSet() throws Exception {
        DummyActuator dummy = DummyActuator.of(LEVEL, Value.of(1));
        dummy.controls().get(0).setter().set(Value.of(7));
        assertEquals(Value.of(7), dummy.state("Level"));
        assertEquals(List.of(new Setting("Level", Value.of(7))), dummy.history());
        assertThrows(IllegalArgumentException.class, () -> dummy.state("Power"));
    }

    @Test
    void noControlsOrOneTwiceOrOneWithoutTitleAreFound() {
        Control power = Control.flag("Power", () -> true, on -> {});
        assertThrows(AssertionError.class, of(List::of)::eachControlHasATitleAndANameOfItsOwn);
        assertThrows(AssertionError.class, of(() -> List.of(power, power))::eachControlHasATitleAndANameOfItsOwn);
        assertThrows(
                AssertionError.class, of(() -> List.of(power.titled(" ", "")))::eachControlHasATitleAndANameOfItsOwn);
    }

    @Test
    void controlsThatChangeAreFound() {
        AtomicInteger calls = new AtomicInteger();
        assertThrows(
                AssertionError.class,
                of(() -> List.of(Control.flag("Power " + calls.incrementAndGet(), () -> true, on -> {})))
                        ::theControlsStayTheSame);
    }

    @Test
    void aStateOutOfBoundsOrOfAnotherTypeIsFound() {
        assertThrows(
                AssertionError.class,
                of(() -> List.of(Control.number("Level", 0, 9, () -> 10, level -> {})))
                        ::statesAreOfTheirTypeAndWithinTheirBounds);
        assertThrows(
                AssertionError.class,
                of(() -> List.of(new Control(LEVEL, () -> Value.of(1L), value -> {})))
                        ::statesAreOfTheirTypeAndWithinTheirBounds);
    }

    @Test
    void whatForgetsIsFound() {
        assertThrows(
                AssertionError.class,
                of(() -> List.of(Control.flag("Power", () -> true, on -> {})))::whatIsSetIsToldAfterwards);
    }

    @Test
    void whatHangsIsFound() {
        assertThrows(
                AssertionError.class,
                of(() -> List.of(Control.flag("Power", () -> true, on -> new CountDownLatch(1).await())))
                        ::whatIsSetIsToldAfterwards);
    }

    @Test
    void aFieldThatDoesNotFollowIsFound() {
        assertThrows(AssertionError.class, of(new Forgetful(true))::aSensorOfTheSameServiceTellsTheStates);
        assertThrows(AssertionError.class, of(new Forgetful(false))::aSensorOfTheSameServiceTellsTheStates);
    }

    /** Has a field of the right name that never changes, or none. */
    private record Forgetful(boolean named) implements Actuator, Sensor {
        @Override
        public List<Control> controls() {
            return DummyActuator.of(POWER, Value.of(true)).controls();
        }

        @Override
        public void read(Readout readout) {
            readout.report(Field.momentary(named ? "Power" : "Other", Value.of(true)))
                    .done();
        }
    }
}
