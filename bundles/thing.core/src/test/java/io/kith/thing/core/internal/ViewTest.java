// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.DummyGuards.allowing;
import static io.kith.thing.core.internal.DummyGuards.denying;
import static io.kith.thing.core.internal.Fixture.get;
import static io.kith.thing.core.internal.Fixture.refusal;
import static io.kith.thing.core.internal.Fixture.remote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Caller;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.tck.DummyActuator;
import io.kith.thing.tck.DummySensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller sees, and what is remembered of it. */
class ViewTest {

    private static final Caller.Remote ANNA = remote("anna@example.org/phone", "house");
    private static final Field WARM = Field.momentary("Temperature", Value.of("21.5", "C"));
    private static final Field MAKER = Field.identity("Manufacturer", Value.of("Kith"));

    private final Fixture fixture = new Fixture();
    private final DummySensor sensor = new DummySensor(WARM, MAKER);
    private final DummyActuator actuator;

    ViewTest() {
        Map<Parameter, Value> parameters = new LinkedHashMap<>();
        parameters.put(Parameter.of("Lamp", ValueType.BOOLEAN), Value.of(false));
        parameters.put(Parameter.of("Fan", ValueType.BOOLEAN), Value.of(false));
        actuator = DummyActuator.of(parameters);
        fixture.sensor("house", sensor);
        fixture.actuator("house", actuator);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aCallerMeansTheThingsOfTheAccountItSpokeTo() throws Exception {
        fixture.house.guards().add(allowing());
        fixture.sensor("attic", new DummySensor(WARM));
        fixture.configure("attic", "house");
        fixture.sensor("shed", new DummySensor(WARM));
        assertEquals(List.of("attic", "house"), fixture.house.seenBy(ANNA).things());
        assertEquals(
                List.of("shed"), fixture.seenBy("anna@example.org/x", "shed").things());
        assertEquals(List.of(), fixture.seenBy("anna@example.org/x", "attic").things());
        assertFalse(get(fixture.seenBy("anna@example.org/x", "attic").mayBefriend()));
        assertEquals(
                Reason.ITEM_NOT_FOUND,
                refusal(fixture.house.seenBy(ANNA).read(Selection.momentary().ofNodes(List.of(NodeRef.of("shed")))))
                        .reason());
        assertEquals(List.of("attic", "house", "shed"), fixture.console().things());
    }

    @Test
    void ofSeveralNodesThoseThatAreAllowedAreRead() throws Exception {
        fixture.house.guards().add(new TrustGuard());
        TrustGuard trust = new TrustGuard();
        trust.addConfiguration(Fixture.configuration("attic", "house", "anna@example.org"));
        fixture.house.guards().add(trust);
        fixture.sensor("attic", new DummySensor(WARM));
        fixture.configure("attic", "house");
        Selection both = Selection.momentary().ofNodes(List.of(NodeRef.of("attic"), NodeRef.of("house")));
        var reading = get(fixture.house.seenBy(ANNA).read(both));
        assertEquals(List.of(NodeRef.of("attic")), reading.allowed().nodes());
        assertEquals(1, Recorder.of(reading).samples.size());
        assertEquals(0, sensor.reads());
        assertFalse(get(fixture.house.seenBy(ANNA).mayBefriend()), "a friend is one of all things of an account");
    }

    @Test
    void whoAskedLastIsRememberedAlsoWhenRefused() throws Exception {
        fixture.house.guards().add(denying());
        refusal(fixture.house.seenBy(ANNA).read(Selection.momentary().ofFields(Set.of("Temperature"))));
        var asked = fixture.house.all().get(0).lastAsked().orElseThrow();
        assertEquals("anna@example.org/phone", asked.caller());
        assertEquals("read Temperature", asked.what());
        assertFalse(asked.allowed());
        Recorder.of(get(fixture.console().read(Selection.momentary())));
        assertEquals(asked, fixture.house.all().get(0).lastAsked().orElseThrow(), "the console looks all the time");
        get(fixture.console().set(List.of(), List.of(new Setting("Lamp", Value.of(true)))));
        assertEquals(
                "set Lamp", fixture.house.all().get(0).lastAsked().orElseThrow().what());
        refusal(fixture.house.seenBy(ANNA).set(List.of(), List.of(new Setting("x".repeat(100_000), Value.of(true)))));
        assertTrue(
                fixture.house.all().get(0).lastAsked().orElseThrow().what().length() < 300,
                "a stranger cannot fill the memory by it");
    }

    @Test
    void aStrangerLearnsNothingOfParameters() {
        fixture.house.guards().add(denying());
        var view = fixture.house.seenBy(ANNA);
        assertEquals(
                Reason.FORBIDDEN,
                refusal(view.set(List.of(), List.of(new Setting("Nonsense", Value.of(1)))))
                        .reason());
        fixture.sensor("cellar", sensor);
        fixture.configure("cellar", "below");
        assertEquals(
                Reason.FORBIDDEN,
                refusal(fixture.seenBy("anna@example.org/x", "below").form(List.of()))
                        .reason());
    }

    @Test
    void nobodyIsAskedOnBehalfOfAnAdministrator() throws Exception {
        fixture.house.guards().add(denying());
        assertTrue(get(fixture.console().mayBefriend()));
        assertEquals(
                1,
                Recorder.of(get(fixture.console().read(Selection.momentary())))
                        .samples
                        .size());
        assertEquals(2, get(fixture.console().form(List.of())).size());
    }
}
