// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.Fixture.remote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Sample;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Caller;
import io.kith.thing.Guard;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.tck.DummyActuator;
import io.kith.thing.tck.DummySensor;
import io.kith.thing.tck.RecordingReadout;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever guards answer, nothing is read or set that some guard did not allow. */
class GuardProperties {

    private static final Caller.Remote ANNA = remote("anna@example.org/phone", "hall");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> NAMES = List.of("A", "B", "C");
    private static final List<Category> CATEGORIES =
            List.of(Category.MOMENTARY, Category.STATUS, Category.HISTORICAL_HOUR);

    /** What a guard says to every question. */
    enum Kind {
        ALLOWS,
        DENIES,
        ABSTAINS,
        FAILS
    }

    /**
     * One guard.
     *
     * @param selection what it allows to be read, if it allows
     * @param parameters what it allows to be set, if it allows; perhaps nothing
     */
    record Opinion(Kind kind, Selection selection, Set<String> parameters) implements Guard {
        private <Q> CompletionStage<Verdict<Q>> say(Q allowed) {
            return switch (kind) {
                case ALLOWS -> CompletableFuture.completedFuture(new Allowed<>(allowed));
                case DENIES -> CompletableFuture.completedFuture(new Denied<>("no"));
                case ABSTAINS -> CompletableFuture.completedFuture(new Abstained<>());
                case FAILS -> CompletableFuture.failedFuture(new IllegalStateException());
            };
        }

        @Override
        public CompletionStage<Verdict<Caller.Remote>> befriend(String thing, Caller.Remote caller) {
            return say(caller);
        }

        @Override
        public CompletionStage<Verdict<Selection>> read(String thing, Caller.Remote caller, Selection asked) {
            return say(selection);
        }

        @Override
        public CompletionStage<Verdict<Parameters>> control(String thing, Caller.Remote caller, Parameters asked) {
            return say(new Parameters(parameters));
        }
    }

    @Provide
    Arbitrary<Selection> selections() {
        Arbitrary<List<NodeRef>> nodes =
                Arbitraries.of(List.of(), List.of(NodeRef.of("hall")), List.of(NodeRef.of("hall"), NodeRef.SELF));
        Arbitrary<Optional<Instant>> times = Arbitraries.integers()
                .between(0, 5)
                .map(i -> START.plusSeconds(3600L * i))
                .optional();
        return Combinators.combine(
                        nodes,
                        Arbitraries.of(CATEGORIES).set().ofMaxSize(3),
                        Arbitraries.of(NAMES).set().ofMaxSize(3),
                        times,
                        times)
                .as(Selection::new);
    }

    @Provide
    Arbitrary<List<Opinion>> opinions() {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(Kind.ALLOWS)), Tuple.of(2, Arbitraries.of(Kind.values())));
        return Combinators.combine(
                        kinds, selections(), Arbitraries.of(NAMES).set().ofMaxSize(3))
                .as(Opinion::new)
                .list()
                .ofMaxSize(3);
    }

    private static void assertForbidden(CompletionException thrown) {
        ThingException refusal = assertInstanceOf(ThingException.class, thrown.getCause());
        assertEquals(Reason.FORBIDDEN, refusal.reason());
    }

    private static boolean nobodyObjects(List<Opinion> opinions) {
        return opinions.stream().anyMatch(o -> o.kind() == Kind.ALLOWS)
                && opinions.stream().noneMatch(o -> o.kind() == Kind.DENIES || o.kind() == Kind.FAILS);
    }

    @Property(tries = 300)
    void nothingIsReadThatIsNotAskedForAndAllowedByAll(
            @ForAll("selections") Selection asked, @ForAll("opinions") List<Opinion> opinions) throws Exception {
        try (Fixture fixture = new Fixture()) {
            opinions.forEach(fixture.house.guards()::add);
            DummySensor sensor = new DummySensor();
            fixture.sensor("hall", readout -> {
                sensor.read(new RecordingReadout(asked));
                for (int hour = 0; hour <= 5; hour++) {
                    for (String name : NAMES) {
                        for (Category category : CATEGORIES) {
                            readout.report(START.plusSeconds(3600L * hour), Field.of(name, Value.of(hour), category));
                        }
                    }
                }
                readout.done();
            });
            Recorder recorder;
            try {
                recorder = Recorder.of(fixture.house
                        .seenBy(ANNA)
                        .read(asked)
                        .toCompletableFuture()
                        .join());
            } catch (CompletionException e) {
                assertForbidden(e);
                assertEquals(0, sensor.reads());
                return;
            }
            assertTrue(nobodyObjects(opinions));
            for (Sample sample : recorder.samples) {
                for (Field field : sample.fields()) {
                    assertTrue(asked.wants(field, sample.time()), () -> "not asked for: " + field);
                    opinions.stream()
                            .filter(o -> o.kind() == Kind.ALLOWS)
                            .forEach(
                                    o -> assertTrue(o.selection().wants(field, sample.time()), () -> o + ": " + field));
                }
            }
        }
    }

    @Property(tries = 300)
    void exactlyWhatAllAllowIsSet(@ForAll("names") Set<String> asked, @ForAll("opinions") List<Opinion> opinions) {
        try (Fixture fixture = new Fixture()) {
            opinions.forEach(fixture.house.guards()::add);
            Map<Parameter, Value> parameters = new LinkedHashMap<>();
            NAMES.forEach(name -> parameters.put(Parameter.of(name, ValueType.INT), Value.of(0)));
            DummyActuator actuator = DummyActuator.of(parameters);
            fixture.actuator("hall", actuator);
            List<Setting> settings =
                    asked.stream().map(name -> new Setting(name, Value.of(1))).toList();
            List<Setting> expected = !nobodyObjects(opinions)
                    ? List.of()
                    : settings.stream()
                            .filter(s -> opinions.stream()
                                    .allMatch(o -> o.kind() != Kind.ALLOWS
                                            || o.parameters().contains(s.name())))
                            .toList();
            List<Setting> set;
            try {
                set = fixture.house
                        .seenBy(ANNA)
                        .set(List.of(), settings)
                        .toCompletableFuture()
                        .join();
            } catch (CompletionException e) {
                assertForbidden(e);
                set = List.of();
            }
            assertEquals(expected, set);
            assertEquals(expected, actuator.history());
        }
    }

    @Provide
    Arbitrary<Set<String>> names() {
        return Arbitraries.of(NAMES).set().ofMinSize(1).ofMaxSize(3);
    }

    @Property
    void aNarrowedSelectionWantsNothingMore(
            @ForAll("selections") Selection asked, @ForAll("selections") Selection allowed) {
        Optional<Selection> both = Narrowing.selection("hall", asked, allowed);
        for (String name : NAMES) {
            for (Category category : CATEGORIES) {
                for (int hour = 0; hour <= 5; hour++) {
                    Field field = Field.of(name, Value.of(hour), category);
                    Instant time = START.plusSeconds(3600L * hour);
                    boolean wanted = asked.wants(field, time) && allowed.wants(field, time);
                    assertEquals(wanted, both.map(s -> s.wants(field, time)).orElse(false), () -> field + " " + both);
                }
            }
        }
    }

    @Property
    void aGuardThatAllowsTheQuestionLeavesItAsItIs(@ForAll("selections") Selection asked) {
        assertEquals(Optional.of(asked), Narrowing.selection("hall", asked, asked));
    }

    @Property
    void aGuardThatAllowsAnotherNodeAllowsNothing(@ForAll("selections") Selection asked) {
        Selection elsewhere = Selection.of(Category.ALL).ofNodes(List.of(NodeRef.of("garage")));
        assertEquals(Optional.empty(), Narrowing.selection("hall", asked, elsewhere));
    }
}
