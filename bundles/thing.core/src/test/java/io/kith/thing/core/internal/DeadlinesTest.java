// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Deadlines deadlines = new Deadlines(timer);

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    @Test
    void theyExpireInOrderOfTimeAndOneThatFailsDisturbsNoOther() throws Exception {
        List<String> expired = new CopyOnWriteArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        deadlines.in(Duration.ofMillis(60), () -> expired.add("second"));
        deadlines.in(Duration.ofMillis(20), () -> {
            expired.add("first");
            throw new IllegalStateException("tried on purpose");
        });
        deadlines.in(Duration.ofMillis(100), last::countDown);
        assertTrue(last.await(10, TimeUnit.SECONDS));
        assertEquals(List.of("first", "second"), expired);
    }

    @Test
    void oneThatIsCancelledNeverExpires() throws Exception {
        List<String> expired = new CopyOnWriteArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        deadlines.in(Duration.ofMillis(20), () -> expired.add("cancelled")).cancel();
        deadlines.in(Duration.ofMillis(40), last::countDown);
        assertTrue(last.await(10, TimeUnit.SECONDS));
        assertEquals(List.of(), expired);
    }

    @Test
    void aThousandQuickReadOutsWakeTheTimerOnce() {
        for (int i = 0; i < 1000; i++) {
            deadlines.in(Duration.ofMinutes(1), () -> {}).cancel();
        }
        assertEquals(1, timer.getQueue().size());
    }
}
