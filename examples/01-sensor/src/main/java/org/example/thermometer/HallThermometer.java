// SPDX-License-Identifier: Apache-2.0
package org.example.thermometer;

import io.kith.model.Field;
import io.kith.model.Value;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import io.kith.thing.ThingId;
import org.osgi.service.component.annotations.Component;

/** A thermometer. This is the whole driver. */
@Component
@ThingId("hall")
public final class HallThermometer implements Sensor {

    @Override
    public void read(Readout readout) {
        double degrees = 21.5; // Ask the chip here. It may take its time: nobody else waits for this thread.
        readout.report(Field.momentary("Temperature", Value.of(degrees, 1, "C"))).done();
    }
}
