// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Value;
import io.kith.model.ValueType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ControlTest {

    @Test
    void aSwitchIsAParameterThatTakesTruthValues() throws Exception {
        AtomicBoolean lamp = new AtomicBoolean();
        Control control = Control.flag("Lamp", lamp::get, lamp::set).titled("Lamp:", "The lamp in the hall.");
        assertEquals(ValueType.BOOLEAN, control.parameter().type());
        assertEquals("Lamp:", control.parameter().title());
        control.setter().set(Value.of(true));
        assertTrue(lamp.get());
        assertEquals(Value.of(true), control.getter().get());
    }

    @Test
    void aNumberHasBounds() throws Exception {
        AtomicInteger level = new AtomicInteger(7);
        Control control = Control.number("Level", 0, 9, level::get, level::set);
        assertTrue(control.parameter().allows(Value.of(9)));
        assertFalse(control.parameter().allows(Value.of(10)));
        control.setter().set(Value.of(3));
        assertEquals(3, level.get());
        assertEquals(Value.of(3), control.getter().get());
    }
}
