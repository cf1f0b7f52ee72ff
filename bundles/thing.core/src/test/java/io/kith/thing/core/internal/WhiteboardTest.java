// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.Fixture.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Field;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Readout;
import io.kith.thing.Things.Thing;
import io.kith.thing.tck.DummyActuator;
import io.kith.thing.tck.DummySensor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Services that come, change and go. */
class WhiteboardTest {

    private static final Field WARM = Field.momentary("Temperature", Value.of("21.5", "C"));
    private static final Parameter LAMP = Parameter.of("Lamp", ValueType.BOOLEAN);

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> ids() {
        return fixture.house.all().stream().map(Thing::id).toList();
    }

    @Test
    void servicesOfOneIdAreOneThing() {
        fixture.sensor("lamp", new DummySensor(WARM));
        var actuator = fixture.actuator("lamp", DummyActuator.of(LAMP, Value.of(false)));
        fixture.sensor("attic", new DummySensor(WARM));
        assertEquals(List.of("attic", "lamp"), ids());
        assertEquals(List.of(LAMP), fixture.house.all().get(1).parameters());
        assertTrue(fixture.house.all().get(1).readable());
        fixture.whiteboard.remove(actuator);
        assertEquals(List.of(), fixture.house.all().get(1).parameters());
        assertEquals(List.of("attic", "lamp"), ids());
    }

    @Test
    void aServiceWithoutAnIdIsNamedOnceWithTheRemedyAndLeftOut() {
        ServiceSign sign = fixture.sign("sensor", "", 0);
        List<String> log = Log.of(() -> {
            fixture.whiteboard.add(sign, new DummySensor(WARM));
            fixture.whiteboard.changed(sign, new DummySensor(WARM));
            fixture.whiteboard.remove(sign);
        });
        assertEquals(1, log.size(), () -> "" + log);
        assertTrue(log.get(0).contains("test.bundle.1"), log.get(0));
        assertTrue(log.get(0).contains("@ThingId"), log.get(0));
        assertTrue(log.get(0).contains("kith.thing.id"), log.get(0));
        assertEquals(List.of(), ids());
    }

    @Test
    void anIdThatCannotBeANodeIsRefused() {
        List<String> log = Log.of(() -> fixture.sensor("hall/lamp", new DummySensor(WARM)));
        assertTrue(log.get(0).contains("\"hall/lamp\""), log.get(0));
        assertEquals(List.of(), ids());
    }

    @Test
    void anActuatorThatCannotSayWhatItControlsIsLeftOut() {
        List<String> log = Log.of(() -> fixture.actuator("lamp", () -> {
            throw new IllegalStateException("no chip");
        }));
        assertTrue(log.get(0).contains("test.bundle.1") && log.get(0).contains("no chip"), log.get(0));
        assertEquals(List.of(), ids());
    }

    @Test
    void aThingMayBeRenamedWhileItsServiceStays() throws Exception {
        DummySensor sensor = new DummySensor(WARM);
        ServiceSign old = fixture.sensor("hall", sensor);
        ServiceSign renamed = new ServiceSign(old.kind(), "attic", old.origin());
        fixture.whiteboard.changed(renamed, sensor);
        assertEquals(List.of("attic"), ids());
        assertEquals(
                1,
                Recorder.of(get(fixture.console().read(Selection.momentary())))
                        .samples
                        .size());
        fixture.whiteboard.remove(renamed);
        assertEquals(List.of(), ids());
    }

    @Test
    void anotherPropertyOfAServiceLeavesWhatIsUnderWayAlone() throws Exception {
        CompletableFuture<Readout> later = new CompletableFuture<>();
        ServiceSign sign = fixture.sensor("hall", later::complete);
        Recorder recorder = new Recorder();
        get(fixture.console().read(Selection.momentary())).start(recorder);
        fixture.whiteboard.changed(sign, later::complete);
        later.get(10, TimeUnit.SECONDS).report(WARM).done();
        assertEquals(List.of("Temperature"), recorder.awaitDone().names());
        assertEquals(List.of(), recorder.failures);
    }

    @Test
    void twoParametersOfOneNameAreNamedOnce() {
        List<String> log = Log.of(() -> {
            fixture.actuator("lamp", DummyActuator.of(LAMP, Value.of(false)));
            fixture.actuator("lamp", 5, DummyActuator.of(LAMP, Value.of(true)));
            fixture.sensor("lamp", new DummySensor(WARM));
        });
        assertEquals(1, log.size(), () -> "" + log);
        assertTrue(log.get(0).contains("test.bundle.2 and test.bundle.1"), log.get(0));
    }

    @Test
    void whatIsConfiguredOfAThingIsShown() {
        fixture.sensor("hall", new DummySensor(WARM));
        fixture.configure("hall", "house", "anna@example.org");
        Thing thing = fixture.house.all().get(0);
        assertEquals("house", thing.account());
        assertEquals("[anna@example.org]", thing.trusted().toString());
    }
}
