// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.tck;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Value;
import io.kith.thing.Sensor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract accepts what is right and finds each thing that is wrong. */
class SensorContractTest {

    private static final Field WARM = Field.momentary("Temperature", Value.of("21.5", "C"));

    @Nested
    class Right extends SensorContract {
        @Override
        protected Sensor sensor() {
            return new DummySensor(WARM, Field.status("State", Value.of(true)));
        }

        @Override
        protected Set<Category> categories() {
            return Set.of(Category.MOMENTARY, Category.STATUS);
        }
    }

    private static SensorContract of(Sensor sensor) {
        return new SensorContract() {
            @Override
            protected Sensor sensor() {
                return sensor;
            }

            @Override
            protected Duration deadline() {
                return Duration.ofMillis(200);
            }
        };
    }

    @Test
    void oneThatNeverEndsIsFound() {
        assertThrows(AssertionError.class, of(readout -> readout.report(WARM))::aReadOutEndsExactlyOnceAndInTime);
    }

    @Test
    void oneThatHangsIsFound() {
        assertThrows(
                AssertionError.class, of(readout -> new CountDownLatch(1).await())::aReadOutEndsExactlyOnceAndInTime);
    }

    @Test
    void oneThatGoesOnAfterItsEndIsFound() {
        assertThrows(AssertionError.class, of(readout -> {
            readout.done();
            readout.report(WARM);
        })::aReadOutEndsExactlyOnceAndInTime);
        assertThrows(AssertionError.class, of(readout -> {
            readout.done();
            readout.done();
        })::aReadOutEndsExactlyOnceAndInTime);
    }

    @Test
    void oneThatFailsIsFound() {
        assertThrows(AssertionError.class, of(readout -> readout.fail("broken"))::aReadOutEndsExactlyOnceAndInTime);
    }

    @Test
    void oneThatSaysNothingIsFound() {
        assertThrows(AssertionError.class, of(new DummySensor())::itHasSomethingToSayOfEachOfItsCategories);
    }

    @Test
    void oneWithAnotherCategoryIsFound() {
        assertThrows(
                AssertionError.class,
                of(new DummySensor(WARM, Field.identity("Model", Value.of("X"))))::itHasNoCategoryBesideThose);
    }

    @Test
    void oneWhoseFieldsChangeIsFound() {
        AtomicInteger reads = new AtomicInteger();
        assertThrows(AssertionError.class, of(readout -> readout.report(
                        Field.momentary("Temperature", Value.of("21.5", reads.incrementAndGet() > 1 ? "F" : "C")))
                .done())::fieldsStayTheSameFromOneReadOutToTheNext);
    }

    @Test
    void aFieldThatComesTwiceIsFound() {
        assertThrows(AssertionError.class, of(new DummySensor(WARM, WARM))::noFieldIsReportedTwiceForOneMoment);
    }

    @Test
    void oneThatIgnoresInterruptsIsFound() {
        CountDownLatch release = new CountDownLatch(1);
        assertThrows(AssertionError.class, of(readout -> {
            while (release.getCount() > 0) {
                Thread.interrupted();
                Thread.onSpinWait();
            }
            readout.done();
        })::anInterruptIsHonoured);
        release.countDown();
    }
}
