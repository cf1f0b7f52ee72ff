// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.DummyGuards.abstaining;
import static io.kith.thing.core.internal.DummyGuards.allowing;
import static io.kith.thing.core.internal.DummyGuards.denying;
import static io.kith.thing.core.internal.DummyGuards.failing;
import static io.kith.thing.core.internal.DummyGuards.guard;
import static io.kith.thing.core.internal.DummyGuards.now;
import static io.kith.thing.core.internal.DummyGuards.silent;
import static io.kith.thing.core.internal.DummyGuards.voiceless;
import static io.kith.thing.core.internal.Fixture.get;
import static io.kith.thing.core.internal.Fixture.refusal;
import static io.kith.thing.core.internal.Fixture.remote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Caller;
import io.kith.thing.Guard;
import io.kith.thing.Guard.Allowed;
import io.kith.thing.Guard.Parameters;
import io.kith.thing.Guard.Verdict;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.tck.DummyActuator;
import io.kith.thing.tck.DummySensor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may do what, as {@link Guard} promises it. */
class GuardsTest {

    private static final Caller.Remote ANNA = remote("anna@example.org/phone", "house");
    private static final Field WARM = Field.momentary("Temperature", Value.of("21.5", "C"));
    private static final Field MAKER = Field.identity("Manufacturer", Value.of("Kith"));

    private final Fixture fixture = new Fixture();
    private final DummySensor sensor = new DummySensor(WARM, MAKER);
    private final DummyActuator actuator;

    GuardsTest() {
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

    private void assertAllowed(boolean allowed, Guard... guards) throws Exception {
        for (Guard guard : guards) {
            fixture.house.guards().add(guard);
        }
        var view = fixture.house.seenBy(ANNA);
        assertEquals(allowed, get(view.mayBefriend()));
        if (allowed) {
            assertEquals(
                    2,
                    Recorder.of(get(view.read(Selection.of(Category.ALL))))
                            .fields()
                            .size());
            assertEquals(2, get(view.form(List.of())).size());
            assertEquals(
                    1,
                    get(view.set(List.of(), List.of(new Setting("Lamp", Value.of(true)))))
                            .size());
        } else {
            assertEquals(
                    Reason.FORBIDDEN, refusal(view.read(Selection.momentary())).reason());
            assertEquals(Reason.FORBIDDEN, refusal(view.form(List.of())).reason());
            assertEquals(
                    Reason.FORBIDDEN,
                    refusal(view.set(List.of(), List.of(new Setting("Lamp", Value.of(true)))))
                            .reason());
            assertEquals(0, sensor.reads());
            assertEquals(List.of(), actuator.history());
        }
        for (Guard guard : guards) {
            fixture.house.guards().remove(guard);
        }
    }

    @Test
    void withoutAGuardTheAnswerIsNo() throws Exception {
        assertAllowed(false);
        assertAllowed(false, abstaining(), abstaining());
    }

    @Test
    void oneDenialOutweighsEverything() throws Exception {
        assertAllowed(false, allowing(), denying());
        assertAllowed(false, denying(), allowing());
        assertAllowed(false, denying(), silent());
    }

    @Test
    void aGuardThatFailsOrSaysNothingIsANo() throws Exception {
        assertAllowed(false, allowing(), failing());
        assertAllowed(false, allowing(), voiceless());
        assertAllowed(false, allowing(), silent());
        assertAllowed(false, silent());
    }

    @Test
    void oneThatAllowsIsEnough() throws Exception {
        assertAllowed(true, allowing());
        assertAllowed(true, abstaining(), allowing(), allowing());
    }

    @Test
    void aStageIsCompleteAtOnceWhenTheGuardsAre() {
        fixture.house.guards().add(allowing());
        assertTrue(fixture.house
                .seenBy(ANNA)
                .read(Selection.momentary())
                .toCompletableFuture()
                .isDone());
    }

    @Test
    void theReasonOfADenialIsTold() {
        fixture.house.guards().add(denying());
        assertEquals(
                "no",
                refusal(fixture.house.seenBy(ANNA).read(Selection.momentary())).getMessage());
    }

    @Test
    void eachGuardIsAskedOnceForEachQuestion() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Guard counting = guard(
                q -> now(new Allowed<>(q)),
                q -> {
                    asked.incrementAndGet();
                    return now(new Allowed<>(q));
                },
                q -> {
                    asked.incrementAndGet();
                    return now(new Allowed<>(q));
                });
        fixture.house.guards().add(counting);
        var view = fixture.house.seenBy(ANNA);
        Recorder.of(get(view.read(Selection.of(Category.ALL))));
        assertEquals(1, asked.get());
        get(view.set(List.of(), List.of(new Setting("Lamp", Value.of(true)), new Setting("Fan", Value.of(true)))));
        assertEquals(2, asked.get());
    }

    @Test
    void aLateAnswerCounts() throws Exception {
        CompletableFuture<Verdict<Selection>> later = new CompletableFuture<>();
        fixture.house.guards().add(guard(q -> now(new Allowed<>(q)), q -> later, q -> now(new Allowed<>(q))));
        var stage = fixture.house.seenBy(ANNA).read(Selection.of(Category.ALL));
        assertFalse(stage.toCompletableFuture().isDone());
        later.complete(new Allowed<>(Selection.momentary()));
        var reading = get(stage);
        assertEquals(Selection.momentary(), reading.allowed());
        assertEquals(List.of("Temperature"), Recorder.of(reading).names());
    }

    @Test
    void onlyWhatAllOfThemAllowIsReadOrSet() throws Exception {
        fixture.house
                .guards()
                .add(guard(
                        q -> now(new Allowed<>(q)),
                        q -> now(new Allowed<>(Selection.of(Category.ALL).ofFields(Set.of("Temperature", "Light")))),
                        q -> now(new Allowed<>(new Parameters(Set.of("Lamp", "Door"))))));
        fixture.house.guards().add(allowing());
        var view = fixture.house.seenBy(ANNA);
        var reading = get(view.read(Selection.of(Category.ALL)));
        assertEquals(Set.of("Temperature", "Light"), reading.allowed().fields());
        assertEquals(List.of("Temperature"), Recorder.of(reading).names());
        assertEquals(1, get(view.form(List.of())).size());
        Setting lamp = new Setting("Lamp", Value.of(true));
        assertEquals(List.of(lamp), get(view.set(List.of(), List.of(new Setting("Fan", Value.of(true)), lamp))));
        assertEquals(List.of(lamp), actuator.history());
    }

    @Test
    void questionsThatAreOpenAreLimited() {
        fixture.limits = new Limits(Duration.ofMinutes(1), 2);
        fixture.house.guards().add(silent());
        for (int i = 0; i < Guards.MOST_OPEN; i++) {
            fixture.house.seenBy(ANNA).read(Selection.momentary());
        }
        assertEquals(
                Reason.CONFLICT,
                refusal(fixture.house.seenBy(ANNA).read(Selection.momentary())).reason());
    }
}
