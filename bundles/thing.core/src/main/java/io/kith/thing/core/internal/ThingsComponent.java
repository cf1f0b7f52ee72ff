// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.thing.Actuator;
import io.kith.thing.Caller;
import io.kith.thing.Guard;
import io.kith.thing.Sensor;
import io.kith.thing.Things;
import io.kith.thing.View;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Brings what the whiteboard says into the {@link House}, and shows the house as a service. */
@Component(service = Things.class, immediate = true, configurationPid = "io.kith.thing.core")
@Designate(ocd = ThingsComponent.Config.class)
public final class ThingsComponent implements Things {

    /** Time-outs and limits. */
    @ObjectClassDefinition(
            name = "Kith: things",
            description = "How long the house waits for hardware, and how much may wait for it.")
    @interface Config {
        @AttributeDefinition(
                name = "Time-out",
                min = "1",
                description = "Seconds until a request to a thing ends as a failure and the thread of its driver is "
                        + "interrupted. Also the time that a guard has to decide who may ask.")
        int timeout() default 10;

        @AttributeDefinition(
                name = "Queue",
                min = "1",
                description = "Requests that may wait for one thing. What comes beyond is refused as busy.")
        int queue() default 16;
    }

    private final Threads threads = new Threads();
    private final House house = new House(threads, this::limits, Clock.systemUTC());
    private final Whiteboard whiteboard = new Whiteboard(house.roll());
    private volatile Limits limits;

    /** Reads the configuration. */
    @Activate
    public ThingsComponent(Config config) {
        limits = limits(config);
    }

    @Modified
    void modified(Config config) {
        limits = limits(config);
    }

    @Deactivate
    void close() {
        threads.close();
    }

    private Limits limits() {
        return limits;
    }

    private static Limits limits(Config config) {
        return new Limits(Duration.ofSeconds(Math.max(1, config.timeout())), Math.max(1, config.queue()));
    }

    @Reference(service = Sensor.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSensor(ServiceReference<Sensor> reference, Sensor sensor) {
        whiteboard.add(ServiceSign.of(reference, "sensor"), sensor);
    }

    void updatedSensor(ServiceReference<Sensor> reference, Sensor sensor) {
        whiteboard.changed(ServiceSign.of(reference, "sensor"), sensor);
    }

    void removeSensor(ServiceReference<Sensor> reference) {
        whiteboard.remove(ServiceSign.of(reference, "sensor"));
    }

    @Reference(service = Actuator.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addActuator(ServiceReference<Actuator> reference, Actuator actuator) {
        whiteboard.add(ServiceSign.of(reference, "actuator"), actuator);
    }

    void updatedActuator(ServiceReference<Actuator> reference, Actuator actuator) {
        whiteboard.changed(ServiceSign.of(reference, "actuator"), actuator);
    }

    void removeActuator(ServiceReference<Actuator> reference) {
        whiteboard.remove(ServiceSign.of(reference, "actuator"));
    }

    @Reference(service = Guard.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addGuard(Guard guard) {
        house.guards().add(guard);
    }

    void removeGuard(Guard guard) {
        house.guards().remove(guard);
    }

    @Reference(
            service = ThingConfiguration.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addConfiguration(ThingConfiguration configuration) {
        house.settings().add(configuration);
    }

    void updatedConfiguration(ThingConfiguration configuration) {
        house.settings().refresh();
    }

    void removeConfiguration(ThingConfiguration configuration) {
        house.settings().remove(configuration);
    }

    @Override
    public View seenBy(Caller caller) {
        return house.seenBy(caller);
    }

    @Override
    public List<Thing> all() {
        return house.all();
    }
}
