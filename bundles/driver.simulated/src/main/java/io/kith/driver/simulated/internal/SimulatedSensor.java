// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import io.kith.model.Field;
import io.kith.model.Value;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import java.time.Clock;
import java.time.Instant;

/** Temperature, light and motion of a room that is not there. */
final class SimulatedSensor implements Sensor {

    private final Clock clock;
    private final DayInAHouse day;
    private final Identity identity;

    SimulatedSensor(long seed, Clock clock) {
        this.clock = clock;
        day = new DayInAHouse(seed, clock.getZone());
        identity = new Identity("Simulated sensor", seed);
    }

    @Override
    public void read(Readout readout) {
        Instant now = clock.instant();
        readout.report(
                        Field.momentary("Temperature", Value.of(day.temperature(now), 1, "C")),
                        Field.momentary("Light", Value.of(day.light(now), 1, "%")),
                        Field.momentary("Motion", Value.of(day.motion(now))))
                .report(identity.fields())
                .done();
    }
}
