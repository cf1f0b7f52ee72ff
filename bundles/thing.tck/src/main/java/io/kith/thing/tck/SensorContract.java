// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Selection;
import io.kith.model.Value;
import io.kith.thing.Sensor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every sensor keeps. Extend it in the driver's tests and say what {@link #sensor()} is and which
 * {@link #categories()} it has; the hardware behind it may be a dummy.
 */
public abstract class SensorContract {

    /** For subclasses. */
    protected SensorContract() {}

    /** The sensor, ready to be read. Called once in each test. */
    protected abstract Sensor sensor() throws Exception;

    /** The categories that it has something to say of. Momentary values, unless a subclass says otherwise. */
    protected Set<Category> categories() {
        return Set.of(Category.MOMENTARY);
    }

    /** How long a read-out may take. Less than the ten seconds after which a house gives up. */
    protected Duration deadline() {
        return Duration.ofSeconds(5);
    }

    /** It ends within the time, once, and says nothing more. */
    @Test
    public void aReadOutEndsExactlyOnceAndInTime() throws Exception {
        RecordingReadout readout = read(sensor(), Category.ALL);
        assertEquals(Optional.empty(), readout.failure(), "It failed");
        assertTrue(readout.late().isEmpty(), () -> "It went on with " + readout.late());
    }

    /** Whoever asks for one category hears something of it. */
    @Test
    public void itHasSomethingToSayOfEachOfItsCategories() throws Exception {
        Sensor sensor = sensor();
        for (Category category : categories()) {
            RecordingReadout readout = read(sensor, Set.of(category));
            assertFalse(readout.wanted().isEmpty(), () -> "Nothing is reported that is " + category.token());
        }
    }

    /** What it reports to one who wants everything is of the categories that it is said to have. */
    @Test
    public void itHasNoCategoryBesideThose() throws Exception {
        for (Field field : read(sensor(), Category.ALL).wanted()) {
            assertTrue(
                    field.categories().stream().anyMatch(categories()::contains),
                    () -> "\"" + field.name() + "\" is of none of the categories " + categories());
        }
    }

    /** Names, types, units and categories stay, for others know the fields by them. */
    @Test
    public void fieldsStayTheSameFromOneReadOutToTheNext() throws Exception {
        Sensor sensor = sensor();
        Map<String, String> first = shapes(read(sensor, Category.ALL));
        for (int i = 0; i < 3; i++) {
            assertEquals(first, shapes(read(sensor, Category.ALL)));
        }
    }

    /** One moment has one value of a field. */
    @Test
    public void noFieldIsReportedTwiceForOneMoment() throws Exception {
        RecordingReadout readout = read(sensor(), Category.ALL);
        long distinct = readout.reported().stream()
                .map(r -> r.time() + " " + r.field().name() + " " + r.field().categories())
                .distinct()
                .count();
        assertEquals(readout.reported().size(), distinct, "Some field came twice: " + readout.reported());
    }

    /** A house that stops interrupts it: it then returns or throws, and does not go on waiting. */
    @Test
    public void anInterruptIsHonoured() throws Exception {
        Sensor sensor = sensor();
        RecordingReadout readout = new RecordingReadout(Selection.of(Category.ALL));
        CountDownLatch returned = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                sensor.read(readout);
            } catch (Exception e) {
                readout.fail(e.toString());
            }
            returned.countDown();
        });
        reader.setDaemon(true);
        reader.start();
        assertTrue(
                returned.await(deadline().toMillis(), TimeUnit.MILLISECONDS),
                "read() did not return although its thread was interrupted");
        assertTrue(readout.awaitEnd(deadline()), "It called neither done() nor fail() after the interrupt");
    }

    private RecordingReadout read(Sensor sensor, Set<Category> categories) {
        return assertTimeoutPreemptively(
                deadline().plusSeconds(1),
                () -> RecordingReadout.of(sensor, Selection.of(categories), deadline()),
                "read() did not return in time");
    }

    private static Map<String, String> shapes(RecordingReadout readout) {
        Map<String, String> shapes = new TreeMap<>();
        for (Field field : readout.wanted()) {
            String unit = field.value() instanceof Value.Quantity quantity ? quantity.unit() : "";
            shapes.put(field.name(), field.value().type() + " " + unit + " " + new TreeSet<>(field.categories()));
        }
        return shapes;
    }
}
