// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.Fixture.await;
import static io.kith.thing.core.internal.Fixture.get;
import static io.kith.thing.core.internal.Fixture.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.Control;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.tck.DummySensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens when hardware hangs, and when a driver is taken away under way. */
class BlockedDriverTest {

    private static final Field WARM = Field.momentary("Temperature", Value.of("21.5", "C"));

    private final Fixture fixture = new Fixture();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        fixture.close();
    }

    /** Hangs in spite of interrupts until it is released. */
    private void hang() {
        while (release.getCount() > 0) {
            Thread.onSpinWait();
            Thread.interrupted();
        }
    }

    private Heard read(String thing) throws Exception {
        Recorder recorder = new Recorder();
        var reading = get(fixture.console().read(Selection.of(Category.ALL).ofNodes(List.of(NodeRef.of(thing)))));
        reading.start(recorder);
        return new Heard(recorder);
    }

    private record Heard(Recorder recorder) {
        String failure() throws InterruptedException {
            return recorder.awaitDone().failures.get(0).text();
        }
    }

    @Test
    void aBlockedDriverTimesOutAndIsInterruptedWhileOthersAnswer() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(1);
        fixture.sensor("stuck", readout -> {
            readout.report(WARM);
            reading.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        fixture.sensor("hall", new DummySensor(WARM));
        Heard stuck = read("stuck");
        assertTrue(reading.await(10, TimeUnit.SECONDS));
        assertEquals(1, read("hall").recorder.awaitDone().samples.size());
        assertFalse(stuck.recorder.isDone());
        assertEquals("Timeout: stuck did not answer within 300 ms.", stuck.failure());
        assertEquals(1, stuck.recorder.samples.size());
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    }

    @Test
    void aDriverThatNeverSaysDoneTimesOut() throws Exception {
        fixture.sensor("lazy", readout -> readout.report(WARM));
        Heard lazy = read("lazy");
        assertTrue(lazy.failure().startsWith("Timeout"));
        assertEquals(1, lazy.recorder.samples.size());
        assertEquals(List.of(), lazy.recorder.offences);
    }

    @Test
    void aDriverThatIgnoresInterruptsBlocksOnlyItselfAndPilesUpNothing() throws Exception {
        AtomicBoolean blocked = new AtomicBoolean(true);
        fixture.sensor("stuck", readout -> {
            if (blocked.get()) {
                hang();
            }
            readout.report(WARM).done();
        });
        Heard first = read("stuck");
        assertTrue(first.failure().startsWith("Timeout: stuck did not answer"));
        List<Heard> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            crowd.add(read("stuck"));
        }
        int busy = 0;
        for (Heard view : crowd) {
            busy += view.failure().contains("busy") && !view.failure().startsWith("Timeout") ? 1 : 0;
        }
        assertEquals(18, busy, "two may wait, the others are refused at once");
        assertEquals(
                "Timeout: stuck was busy with earlier requests for 300 ms.",
                crowd.get(0).failure());
        assertEquals(1, fixture.threads.hardwareThreads(), "one thing holds one thread, whatever is asked of it");
        blocked.set(false);
        release.countDown();
        await(() -> isRead("stuck"), "the thing answers again when its driver does");
    }

    private boolean isRead(String thing) {
        try {
            return read(thing).recorder.awaitDone().samples.size() == 1;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDriverThatGoesOnAfterItsEndIsInterruptedToo() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        fixture.sensor("chatty", readout -> {
            readout.report(WARM).done();
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        assertEquals(1, read("chatty").recorder.awaitDone().samples.size());
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    }

    @Test
    void anInterruptNeverMeetsTheNextRequest() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean second = new AtomicBoolean();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        fixture.sensor("odd", readout -> {
            if (second.getAndSet(true)) {
                flag.complete(Thread.currentThread().isInterrupted());
                readout.report(WARM).done();
                return;
            }
            released.await();
        });
        Heard first = read("odd");
        assertTrue(first.failure().startsWith("Timeout"));
        await(() -> isRead("odd"), "the second read-out");
        assertFalse(flag.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aSetterThatHangsTimesOutAndWhatFollowsIsNotSet() throws Exception {
        List<String> set = new ArrayList<>();
        fixture.actuator(
                "lamp",
                () -> List.of(
                        Control.flag("First", () -> false, on -> set.add("First")),
                        Control.flag("Second", () -> false, on -> hang()),
                        Control.flag("Third", () -> false, on -> set.add("Third"))));
        var refusal = refusal(fixture.console()
                .set(
                        List.of(),
                        List.of(
                                new Setting("First", Value.of(true)),
                                new Setting("Second", Value.of(true)),
                                new Setting("Third", Value.of(true)))));
        assertEquals(Reason.TIMEOUT, refusal.reason());
        assertEquals(
                "\"Second\": Timeout: lamp did not answer within 300 ms. Already set: \"First\".",
                refusal.getMessage());
        release.countDown();
        fixture.sensor("lamp", new DummySensor(WARM));
        await(() -> isRead("lamp"), "the thread is free again");
        assertEquals(List.of("First"), set);
    }

    @Test
    void aReadOutEndsWhenItsDriverGoes() throws Exception {
        CompletableFuture<Readout> later = new CompletableFuture<>();
        var sign = fixture.sensor("hall", later::complete);
        fixture.limits = new Limits(Duration.ofMinutes(1), 2);
        Heard view = read("hall");
        Readout readout = later.get(10, TimeUnit.SECONDS);
        fixture.whiteboard.remove(sign);
        assertEquals("The driver of hall was stopped.", view.failure());
        assertTrue(readout.ended());
        readout.report(WARM).done();
        assertEquals(List.of(), view.recorder.offences);
        assertEquals(
                Reason.ITEM_NOT_FOUND,
                refusal(fixture.console().read(Selection.momentary())).reason());
    }

    @Test
    void aDriverReplacedWhileItHangsAnswersAtOnce() throws Exception {
        fixture.limits = new Limits(Duration.ofMinutes(1), 2);
        CountDownLatch hanging = new CountDownLatch(1);
        Sensor old = readout -> {
            hanging.countDown();
            hang();
        };
        var sign = fixture.sensor("hall", old);
        fixture.sensor("hall", new DummySensor(Field.status("Battery", Value.of(1))));
        Heard view = read("hall");
        assertTrue(hanging.await(10, TimeUnit.SECONDS));
        fixture.whiteboard.remove(sign);
        assertEquals("The driver of hall was stopped.", view.failure());
        assertEquals(List.of("Battery"), view.recorder.names(), "the sensor that stays is read after it");
        fixture.sensor("hall", new DummySensor(WARM));
        assertEquals(2, read("hall").recorder.awaitDone().samples.size());
    }

    @Test
    void aReadingWhoseDriverWentBeforeItsStartFails() throws Exception {
        var sign = fixture.sensor("hall", new DummySensor(WARM));
        var reading = get(fixture.console().read(Selection.momentary()));
        fixture.whiteboard.remove(sign);
        Recorder recorder = Recorder.of(reading);
        assertEquals("The driver of hall was stopped.", recorder.failures.get(0).text());
        assertFalse(recorder.threads.contains(Thread.currentThread().getName()));
    }

    @Test
    void aThingComesBackWithItsDriver() throws Exception {
        var sign = fixture.sensor("hall", new DummySensor(WARM));
        fixture.whiteboard.remove(sign);
        assertEquals(List.of(), fixture.house.all());
        fixture.sensor("hall", new DummySensor(WARM));
        assertEquals(1, read("hall").recorder.awaitDone().samples.size());
    }
}
