// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Sample;
import io.kith.model.Value;
import io.kith.thing.View;
import io.kith.xml.Element;
import io.kith.xmpp.StanzaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order, every read-out ends once or was cancelled, and nothing follows its end. */
class ReadoutProperties {

    private enum What {
        ASK,
        ASK_FOR_LATER,
        SAMPLE,
        MANY_SAMPLES,
        FAIL,
        DONE,
        CANCEL,
        GO_OFFLINE,
        PASS_TIME
    }

    private record Step(What what, int seqnr) {}

    private static final int NUMBERS = 4;

    @Property(tries = 300)
    void everyReadOutEndsOnceOrWasCancelled(@ForAll("steps") List<Step> steps) throws Exception {
        new Trial().run(steps);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.class), Arbitraries.integers().between(0, NUMBERS - 1))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    private static final class Trial {
        private final House house = new House();
        private final Map<Integer, FakeThings.FakeReading> readings = new HashMap<>();
        private final Map<String, List<Element>> heard = new HashMap<>();
        private int listened;

        void run(List<Step> steps) throws Exception {
            for (Step step : steps) {
                take(step);
                listen();
            }
            for (FakeThings.FakeReading reading : house.things.readings) {
                if (reading.started()) {
                    reading.hearer().done();
                }
            }
            house.time.pass(Duration.ofHours(2));
            house.things.readings.stream()
                    .filter(FakeThings.FakeReading::started)
                    .forEach(r -> r.hearer().done());
            listen();
            for (List<Element> of : heard.values()) {
                assertFalse(open(of), "a read-out never ended: " + of);
            }
            assertEquals(0, house.time.waiting(), "something is still to happen");
            assertRoomForAll();
        }

        private void take(Step step) throws Exception {
            String request = "seqnr='" + step.seqnr() + "' momentary='true'";
            switch (step.what()) {
                case ASK -> ask(step, request);
                case ASK_FOR_LATER -> ask(step, request + " when='2013-03-07T17:00:00Z'");
                case CANCEL -> {
                    house.cancel(Integer.toString(step.seqnr()));
                    cut(step.seqnr());
                }
                case GO_OFFLINE -> {
                    house.readouts.gone("sensor", House.CLIENT);
                    for (int i = 0; i < NUMBERS; i++) {
                        cut(i);
                    }
                }
                case PASS_TIME -> house.time.pass(Duration.ofMillis(200L * step.seqnr()));
                default ->
                    Optional.ofNullable(readings.get(step.seqnr()))
                            .filter(FakeThings.FakeReading::started)
                            .ifPresent(reading -> report(step.what(), reading.hearer()));
            }
        }

        private void ask(Step step, String request) throws Exception {
            listen();
            cut(step.seqnr());
            house.ask(request);
            readings.put(step.seqnr(), house.things.last());
        }

        private static void report(What what, View.Listener hearer) {
            Sample sample = new Sample(NodeRef.of("n"), House.NOW, List.of(Field.momentary("f", Value.of("1.0", "W"))));
            switch (what) {
                case SAMPLE -> hearer.sampled(sample);
                case MANY_SAMPLES -> {
                    for (int i = 0; i < 100; i++) {
                        hearer.sampled(sample);
                    }
                }
                case FAIL -> hearer.failed(new Failure(NodeRef.of("n"), House.NOW, "Broken."));
                default -> hearer.done();
            }
        }

        /** Whoever cancels or asks anew hears nothing more of what was before. */
        private void cut(int seqnr) throws StanzaException {
            listen();
            heard.remove(Integer.toString(seqnr));
        }

        private void listen() {
            List<Element> sent = house.sent();
            for (; listened < sent.size(); listened++) {
                Element payload = sent.get(listened);
                List<Element> before =
                        heard.computeIfAbsent(payload.attribute("seqnr").orElseThrow(), s -> new ArrayList<>());
                assertTrue(before.isEmpty() || open(before), payload + " follows the end in " + before);
                before.add(payload);
            }
        }

        private static boolean open(List<Element> of) {
            return !of.get(of.size() - 1).attribute("done").orElse("false").equals("true");
        }

        private void assertRoomForAll() throws Exception {
            for (int i = 0; i < Deliveries.MOST_OF_ONE; i++) {
                house.ask("seqnr='" + (1000 + i) + "' momentary='true'");
            }
        }
    }
}
