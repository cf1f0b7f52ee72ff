// SPDX-License-Identifier: Apache-2.0
package org.example.thermometer;

import io.kith.thing.Sensor;
import io.kith.thing.tck.SensorContract;

/** Everything that a sensor has to keep is tested by the contract. */
class HallThermometerTest extends SensorContract {

    @Override
    protected Sensor sensor() {
        return new HallThermometer();
    }
}
