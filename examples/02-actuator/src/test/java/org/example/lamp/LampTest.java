// SPDX-License-Identifier: Apache-2.0
package org.example.lamp;

import io.kith.thing.Actuator;
import io.kith.thing.tck.ActuatorContract;

/** Everything that an actuator has to keep is tested by the contract. */
class LampTest extends ActuatorContract {

    @Override
    protected Actuator actuator() {
        return new Lamp();
    }
}
