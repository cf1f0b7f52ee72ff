// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.Fixture.get;
import static io.kith.thing.core.internal.Fixture.refusal;
import static io.kith.thing.core.internal.Fixture.remote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Caller;
import io.kith.thing.Guard;
import io.kith.thing.Guard.Abstained;
import io.kith.thing.Guard.Allowed;
import io.kith.thing.Guard.Denied;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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

    /** A guard that answers every question by that. */
    private static Guard guard(
            Function<Caller.Remote, CompletionStage<Verdict<Caller.Remote>>> befriend,
            Function<Selection, CompletionStage<Verdict<Selection>>> read,
            Function<Parameters, CompletionStage<Verdict<Parameters>>> control) {
        return new Guard() {
            @Override
            public CompletionStage<Verdict<Caller.Remote>> befriend(String thing, Caller.Remote caller) {
                return befriend.apply(caller);
            }

            @Override
            public CompletionStage<Verdict<Selection>> read(String thing, Caller.Remote caller, Selection selection) {
                return read.apply(selection);
            }

            @Override
            public CompletionStage<Verdict<Parameters>> control(
                    String thing, Caller.Remote caller, Parameters parameters) {
                return control.apply(parameters);
            }
        };
    }

    private static <Q> CompletionStage<Verdict<Q>> now(Verdict<Q> verdict) {
        return CompletableFuture.completedFuture(verdict);
    }

    private static Guard allowing() {
        return guard(q -> now(new Allowed<>(q)), q -> now(new Allowed<>(q)), q -> now(new Allowed<>(q)));
    }

    private static Guard denying() {
        return guard(q -> now(new Denied<>("no")), q -> now(new Denied<>("no")), q -> now(new Denied<>("no")));
    }

    private static Guard abstaining() {
        return guard(q -> now(new Abstained<>()), q -> now(new Abstained<>()), q -> now(new Abstained<>()));
    }

    private static Guard silent() {
        return guard(q -> new CompletableFuture<>(), q -> new CompletableFuture<>(), q -> new CompletableFuture<>());
    }

    private static Guard failing() {
        return guard(
                q -> CompletableFuture.failedFuture(new IllegalStateException("server gone")),
                q -> {
                    throw new IllegalStateException("broken");
                },
                q -> {
                    throw new NoClassDefFoundError("org/example/Rules");
                });
    }

    @SuppressWarnings("NullAway") // A guard that breaks its contract is what is tried here.
    private static Guard voiceless() {
        return guard(q -> null, q -> CompletableFuture.completedFuture(null), q -> null);
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
