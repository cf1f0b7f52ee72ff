// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import io.kith.thing.Actuator;
import io.kith.thing.Control;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One simulated actuator for each configuration. */
@Component(configurationPid = "io.kith.driver.simulated.actuator", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ActuatorComponent.Config.class, factory = true)
public final class ActuatorComponent implements Sensor, Actuator {

    /** One actuator. */
    @ObjectClassDefinition(
            name = "Kith: simulated actuator",
            description = "Eight digital outputs and an alarm without hardware. What is on stays on over a restart.")
    @interface Config {
        @AttributeDefinition(name = "Thing", description = "The id of the thing that it is a part of, such as lamp.")
        String kith_thing_id();

        @AttributeDefinition(name = "Seed", required = false, description = "Its serial number is made of it.")
        long seed() default 2;

        String webconsole_configurationFactory_nameHint() default "{kith.thing.id}";
    }

    private final SimulatedActuator actuator;

    /** Reads the configuration, and what was on when the house was last running. */
    @Activate
    public ActuatorComponent(Config config, BundleContext context) {
        actuator = new SimulatedActuator(config.seed(), file(context.getProperty("kith.data"), config.kith_thing_id()));
    }

    @Modified
    void modified(Config config, BundleContext context) {
        actuator.change(config.seed(), file(context.getProperty("kith.data"), config.kith_thing_id()));
    }

    private static Optional<OutputsFile> file(@Nullable String data, @Nullable String thing) {
        if (data == null || data.isBlank() || thing == null || thing.isBlank()) {
            return Optional.empty();
        }
        String name = URLEncoder.encode(thing, StandardCharsets.UTF_8) + ".properties";
        return Optional.of(new OutputsFile(Path.of(data, "driver.simulated", name)));
    }

    @Override
    public List<Control> controls() {
        return actuator.controls();
    }

    @Override
    public void read(Readout readout) {
        actuator.read(readout);
    }
}
