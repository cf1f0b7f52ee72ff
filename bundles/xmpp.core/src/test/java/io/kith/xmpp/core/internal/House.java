// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.fail;

import io.kith.xmpp.Handles;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Link;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A connection over a {@link FakeLink} with everything around it that a house has. */
final class House implements AutoCloseable {

    final Whiteboard whiteboard = new Whiteboard();
    final StanzaTap tap = new StanzaTap();
    final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    final AtomicInteger changes = new AtomicInteger();
    final FakeLink link;
    final ConnectionCore connection;
    private long nextId = 1;

    House(FakeLink link, Duration patience) {
        this.link = link;
        timer.setRemoveOnCancelPolicy(true);
        connection = new ConnectionCore(
                link, new ConnectionCore.House(whiteboard, tap, timer, patience, "1.2.3"), changes::incrementAndGet);
        connection.open();
    }

    static House client() {
        return new House(FakeLink.client(), Duration.ofSeconds(30));
    }

    static House component() {
        return new House(new FakeLink("things.example.org", Link.Kind.COMPONENT), Duration.ofSeconds(30));
    }

    /** Adds a handler of one payload; the result takes it away. */
    Runnable handle(String payload, Object handler, String... features) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("service.id", nextId++);
        properties.put(Handles.ELEMENTS, new String[] {payload});
        properties.put(Handles.FEATURES, List.of(features));
        whiteboard.put(handler, properties);
        return () -> whiteboard.remove(properties);
    }

    Runnable handleIq(String payload, IqHandler handler) {
        return handle(payload, handler);
    }

    static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("Not in time: " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
