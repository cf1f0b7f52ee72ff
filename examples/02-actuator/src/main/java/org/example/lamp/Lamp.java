// SPDX-License-Identifier: Apache-2.0
package org.example.lamp;

import io.kith.model.Field;
import io.kith.model.Value;
import io.kith.thing.Actuator;
import io.kith.thing.Control;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import io.kith.thing.ThingId;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** A lamp. The field and the control parameter have the same name, so that others know that they belong together. */
@Component
@ThingId("lamp")
public final class Lamp implements Actuator, Sensor {

    private final List<Control> controls = List.of(
            Control.flag("Lamp", this::isLit, this::light).titled("Lamp:", "Whether the lamp is lit."),
            Control.number("Dimmer", 0, 100, this::brightness, this::dim)
                    .titled("Brightness:", "Percent of the brightest."));

    private boolean lit;
    private int brightness = 100;

    @Override
    public List<Control> controls() {
        return controls;
    }

    @Override
    public void read(Readout readout) {
        readout.report(
                        Field.momentary("Lamp", Value.of(isLit())),
                        Field.momentary("Dimmer", Value.of(brightness(), 0, "%")))
                .done();
    }

    private synchronized boolean isLit() {
        return lit;
    }

    private synchronized void light(boolean on) {
        lit = on; // Switch the relay here.
    }

    private synchronized int brightness() {
        return brightness;
    }

    private synchronized void dim(int percent) {
        brightness = percent;
    }
}
