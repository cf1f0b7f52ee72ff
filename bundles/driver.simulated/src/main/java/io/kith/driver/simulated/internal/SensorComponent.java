// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One simulated sensor for each configuration. */
@Component(configurationPid = "io.kith.driver.simulated.sensor", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SensorComponent.Config.class, factory = true)
public final class SensorComponent implements Sensor {

    /** One sensor. */
    @ObjectClassDefinition(
            name = "Kith: simulated sensor",
            description = "A sensor of temperature, light and motion without hardware.")
    @interface Config {
        @AttributeDefinition(name = "Thing", description = "The id of the thing that it is a part of, such as hall.")
        String kith_thing_id();

        @AttributeDefinition(
                name = "Seed",
                required = false,
                description = "Sensors of one seed tell the same values at the same time.")
        long seed() default 1;

        String webconsole_configurationFactory_nameHint() default "{kith.thing.id}";
    }

    private volatile SimulatedSensor sensor;

    /** Reads the configuration. */
    @Activate
    public SensorComponent(Config config) {
        sensor = sensor(config);
    }

    @Modified
    void modified(Config config) {
        sensor = sensor(config);
    }

    private static SimulatedSensor sensor(Config config) {
        return new SimulatedSensor(config.seed(), Clock.systemDefaultZone());
    }

    @Override
    public void read(Readout readout) {
        sensor.read(readout);
    }
}
