// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Selection;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Sensor;
import io.kith.thing.tck.RecordingReadout;
import io.kith.thing.tck.SensorContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedSensorTest extends SensorContract {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Override
    protected Sensor sensor() {
        return sensor(1, NOON);
    }

    @Override
    protected Set<Category> categories() {
        return Set.of(Category.MOMENTARY, Category.IDENTITY);
    }

    private static SimulatedSensor sensor(long seed, Instant time) {
        return new SimulatedSensor(seed, Clock.fixed(time, ZoneOffset.UTC));
    }

    private List<Field> momentary(Sensor sensor) throws Exception {
        return RecordingReadout.of(sensor, Selection.momentary(), deadline()).wanted();
    }

    @Test
    void itHasTheFieldsOfTheBooksSensor() throws Exception {
        List<Field> fields = momentary(sensor());
        assertEquals(
                List.of("Temperature", "Light", "Motion"),
                fields.stream().map(Field::name).toList());
        Value.Quantity temperature = (Value.Quantity) fields.get(0).value();
        assertEquals("C", temperature.unit());
        assertEquals(1, temperature.number().scale());
        Value.Quantity light = (Value.Quantity) fields.get(1).value();
        assertEquals("%", light.unit());
        assertEquals(1, light.number().scale());
        assertEquals(ValueType.BOOLEAN, fields.get(2).value().type());
    }

    @Test
    void theSameSeedAndTimeGiveTheSameValues() throws Exception {
        assertEquals(momentary(sensor(7, NOON)), momentary(sensor(7, NOON)));
        assertNotEquals(momentary(sensor(7, NOON)), momentary(sensor(8, NOON)));
        assertNotEquals(momentary(sensor(7, NOON)), momentary(sensor(7, NOON.plusSeconds(7200))));
    }

    @Test
    void itSaysWhatItIs() throws Exception {
        RecordingReadout identity =
                RecordingReadout.of(sensor(255, NOON), Selection.of(Set.of(Category.IDENTITY)), deadline());
        assertEquals(
                Value.of("SIM-000000FF"),
                identity.field("Serial Number").orElseThrow().value());
        assertTrue(identity.field("Manufacturer").isPresent());
        assertTrue(identity.field("Model").isPresent());
    }
}
