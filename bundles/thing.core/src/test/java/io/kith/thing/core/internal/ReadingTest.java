// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.Fixture.NOW;
import static io.kith.thing.core.internal.Fixture.await;
import static io.kith.thing.core.internal.Fixture.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Readout;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.tck.DummyActuator;
import io.kith.thing.tck.DummySensor;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final Field WARM = Field.momentary("Temperature", Value.of("21.5", "C"));
    private static final Field BRIGHT = Field.momentary("Light", Value.of("40.0", "%"));
    private static final Field MAKER = Field.identity("Manufacturer", Value.of("Kith"));
    private static final Selection EVERYTHING = Selection.of(Category.ALL);

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Recorder read(Selection selection) throws Exception {
        Recorder recorder = Recorder.of(get(fixture.console().read(selection)));
        assertEquals(List.of(), recorder.offences);
        return recorder;
    }

    @Test
    void whatIsNotAskedForIsDropped() throws Exception {
        fixture.sensor("hall", new DummySensor(WARM, BRIGHT, MAKER));
        assertEquals(
                List.of("Temperature", "Light"), read(Selection.momentary()).names());
        assertEquals(
                List.of("Light"),
                read(Selection.momentary().ofFields(Set.of("Light", "Manufacturer")))
                        .names());
        assertEquals(
                List.of("Manufacturer"),
                read(Selection.of(Set.of(Category.IDENTITY))).names());
    }

    @Test
    void historicalValuesOutsideTheTimesAreDropped() throws Exception {
        Field hourly = Field.of("Temperature", Value.of("20.0", "C"), Category.HISTORICAL_HOUR);
        Instant first = Instant.parse("2026-11-22T10:00:00Z");
        fixture.sensor("hall", readout -> readout.report(first, hourly)
                .report(first.plusSeconds(3600), hourly)
                .report(first.plusSeconds(7200), hourly)
                .done());
        Recorder recorder = read(new Selection(
                List.of(),
                Category.HISTORICAL,
                Set.of(),
                Optional.of(first.plusSeconds(1)),
                Optional.of(first.plusSeconds(3600))));
        assertEquals(1, recorder.samples.size());
        assertEquals(first.plusSeconds(3600), recorder.samples.get(0).time());
    }

    @Test
    void fieldsReportedOneByOneAreOneSampleOfOneMoment() throws Exception {
        fixture.sensor("hall", readout -> {
            readout.report(WARM);
            readout.report(BRIGHT);
            readout.report(MAKER);
            readout.done();
        });
        Recorder recorder = read(EVERYTHING);
        assertEquals(1, recorder.samples.size());
        assertEquals(NOW, recorder.samples.get(0).time());
        assertEquals(NodeRef.of("hall"), recorder.samples.get(0).node());
        assertEquals(List.of("Temperature", "Light", "Manufacturer"), recorder.names());
    }

    @Test
    void aLongReportComesInParts() throws Exception {
        fixture.sensor("hall", readout -> {
            for (int i = 0; i < 200; i++) {
                readout.report(Field.momentary("Value " + i, Value.of(i)));
            }
            readout.done();
        });
        Recorder recorder = read(EVERYTHING);
        assertEquals(200, recorder.fields().size());
        assertTrue(recorder.samples.size() > 2);
    }

    @Test
    void aSensorMayGoOnFromAnotherThreadAfterItReturned() throws Exception {
        CompletableFuture<Readout> later = new CompletableFuture<>();
        fixture.sensor("hall", later::complete);
        Recorder recorder = new Recorder();
        get(fixture.console().read(EVERYTHING)).start(recorder);
        Readout readout = later.get(10, TimeUnit.SECONDS);
        assertFalse(readout.ended());
        readout.report(WARM);
        await(() -> recorder.samples.size() == 1, "the first sample, before the end");
        readout.report(BRIGHT).done();
        assertEquals(List.of("Temperature", "Light"), recorder.awaitDone().names());
        assertTrue(readout.ended());
    }

    @Test
    void nothingCountsAfterTheEnd() throws Exception {
        fixture.sensor("hall", readout -> {
            readout.report(WARM).done();
            readout.report(BRIGHT);
            readout.done();
            readout.fail("too late");
        });
        Recorder recorder = read(EVERYTHING);
        assertEquals(List.of("Temperature"), recorder.names());
        read(EVERYTHING);
        assertEquals(List.of(), recorder.failures);
        assertEquals(List.of(), recorder.offences);
    }

    @Test
    void whatADriverThrowsIsAFailureAndWhatItReportedBeforeStands() throws Exception {
        fixture.sensor("hall", readout -> {
            readout.report(WARM);
            throw new IllegalStateException("The bus is silent");
        });
        Recorder recorder = read(EVERYTHING);
        assertEquals(List.of("Temperature"), recorder.names());
        assertEquals("The bus is silent", recorder.failures.get(0).text());
        assertEquals(NodeRef.of("hall"), recorder.failures.get(0).node());
    }

    @Test
    void aDriverWhoseClassesAreMissingIsAFailureToo() throws Exception {
        fixture.sensor("hall", readout -> {
            throw new NoClassDefFoundError("org/example/Chip");
        });
        assertEquals(
                "NoClassDefFoundError: org/example/Chip",
                read(EVERYTHING).failures.get(0).text());
        assertEquals(1, read(EVERYTHING).failures.size());
    }

    @Test
    void aMessageThatSaysTooLittleIsToldWithItsKind() throws Exception {
        fixture.sensor("hall", readout -> {
            throw new NoSuchFileException("/sys/chip");
        });
        fixture.sensor("attic", readout -> {
            throw new ThingException(Reason.FAILED, "Offline");
        });
        assertEquals(
                "NoSuchFileException: /sys/chip",
                read(EVERYTHING.ofNodes(List.of(NodeRef.of("hall"))))
                        .failures
                        .get(0)
                        .text());
        assertEquals(
                "Offline",
                read(EVERYTHING.ofNodes(List.of(NodeRef.of("attic"))))
                        .failures
                        .get(0)
                        .text());
    }

    @Test
    void allSensorsOfAThingAreReadAndItIsDoneWhenAllAre() throws Exception {
        CompletableFuture<Readout> slow = new CompletableFuture<>();
        fixture.sensor("hall", slow::complete);
        fixture.sensor("hall", readout -> readout.fail("broken"));
        fixture.sensor("hall", new DummySensor(WARM));
        Recorder recorder = new Recorder();
        get(fixture.console().read(EVERYTHING)).start(recorder);
        await(() -> recorder.samples.size() + recorder.failures.size() == 2, "two of three sensors");
        assertFalse(recorder.isDone());
        slow.get(10, TimeUnit.SECONDS).report(BRIGHT).done();
        recorder.awaitDone();
        assertEquals(List.of("Temperature", "Light"), recorder.names());
        assertEquals("broken", recorder.failures.get(0).text());
    }

    @Test
    void whatCanBeControlledIsMarkedWritableAndNothingElseIs() throws Exception {
        fixture.sensor("lamp", new DummySensor(Field.momentary("Lamp", Value.of(true)), WARM.writable(true)));
        assertEquals(
                List.of(Optional.empty(), Optional.of(false)),
                read(EVERYTHING).fields().stream().map(Field::writable).toList());
        fixture.actuator("lamp", DummyActuator.of(Parameter.of("Lamp", ValueType.BOOLEAN), Value.of(false)));
        assertEquals(
                List.of(Optional.of(true), Optional.of(false)),
                read(EVERYTHING).fields().stream().map(Field::writable).toList());
    }

    @Test
    void hardwareIsNeverCalledOnTheThreadThatAsks() throws Exception {
        CompletableFuture<String> reader = new CompletableFuture<>();
        fixture.sensor("hall", readout -> {
            reader.complete(Thread.currentThread().getName());
            readout.done();
        });
        Recorder recorder = read(EVERYTHING);
        assertEquals("kith-thing-hall", reader.get());
        assertEquals(List.of("kith-thing-hall"), recorder.threads);
    }

    @Test
    void aCancelledReadingIsSilent() throws Exception {
        CompletableFuture<Readout> later = new CompletableFuture<>();
        CountDownLatch returned = new CountDownLatch(1);
        fixture.sensor("hall", later::complete);
        fixture.sensor("other", readout -> returned.countDown());
        var reading = get(fixture.console().read(EVERYTHING.ofNodes(List.of(NodeRef.of("hall")))));
        Recorder recorder = new Recorder();
        reading.start(recorder);
        Readout readout = later.get(10, TimeUnit.SECONDS);
        reading.cancel();
        assertTrue(readout.ended());
        readout.report(WARM).done();
        reading.cancel();
        assertEquals(List.of(), recorder.threads);
    }

    @Test
    void aReadingThatWasCancelledBeforeItsStartReadsNothing() throws Exception {
        DummySensor sensor = new DummySensor(WARM);
        fixture.sensor("hall", sensor);
        var reading = get(fixture.console().read(EVERYTHING));
        reading.cancel();
        reading.start(new Recorder());
        assertEquals(1, read(EVERYTHING).samples.size());
        assertEquals(1, sensor.reads());
        assertThrows(IllegalStateException.class, () -> reading.start(new Recorder()));
    }

    @Test
    void whatManyThreadsReportIsHeardOneAtATime() throws Exception {
        for (int i = 0; i < 4; i++) {
            int first = i * 100;
            fixture.sensor("hall", readout -> new Thread(() -> {
                        for (int n = first; n < first + 100; n++) {
                            readout.report(Field.momentary("Value " + n, Value.of(n)));
                        }
                        readout.done();
                    })
                    .start());
        }
        assertEquals(400, Set.copyOf(read(EVERYTHING).names()).size());
    }
}
