// SPDX-License-Identifier: Apache-2.0
package org.example.processor;

import io.kith.model.Field;
import io.kith.model.Value;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The temperature that Linux measures in a computer, one thing for each configuration. Which thing it is, the
 * configuration says, so there is no annotation for it.
 */
@Component(configurationPid = "org.example.processor", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ProcessorThermometer.Config.class, factory = true)
public final class ProcessorThermometer implements Sensor {

    /** What the console's Configuration page asks for. */
    @ObjectClassDefinition(name = "Example: processor thermometer")
    public @interface Config {
        /** The service property {@code kith.thing.id}. */
        @AttributeDefinition(name = "Thing", description = "The id of the thing, such as processor.")
        String kith_thing_id();

        /** A path. */
        @AttributeDefinition(name = "File", description = "Holds thousandths of a degree Celsius.")
        String file() default "/sys/class/thermal/thermal_zone0/temp";
    }

    private volatile Path file;

    /** Reads the configuration. */
    @Activate
    public ProcessorThermometer(Config config) {
        file = Path.of(config.file());
    }

    /** Another file, without a restart. */
    @Modified
    public void modified(Config config) {
        file = Path.of(config.file());
    }

    @Override
    public void read(Readout readout) throws IOException {
        double thousandths = Double.parseDouble(Files.readString(file).trim());
        readout.report(Field.momentary("Temperature", Value.of(thousandths / 1000, 1, "C"))).done();
    }
}
