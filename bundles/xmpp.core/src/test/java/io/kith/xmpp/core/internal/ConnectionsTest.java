// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.Connection;
import io.kith.xmpp.Online;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which services there are, and when. */
class ConnectionsTest {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<Object> services = new CopyOnWriteArrayList<>();
    private final Announcer.Registry registry = new Announcer.Registry() {
        @Override
        public <S> Runnable register(Class<S> type, S service, Map<String, Object> properties) {
            assertEquals("sensor", properties.get(Connection.ACCOUNT));
            assertEquals("sensor@example.org", properties.get(Connection.JID));
            services.add(service);
            events.add("+" + type.getSimpleName());
            return () -> {
                services.remove(service);
                events.add("-" + type.getSimpleName());
            };
        }
    };
    private final Connections connections = new Connections(registry, Duration.ofMinutes(1), "1");
    private final FakeLink link = FakeLink.client();

    @AfterEach
    void end() {
        connections.stop();
    }

    private void expect(String event) throws InterruptedException {
        assertEquals(event, events.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void connectionAsLongAsTheLinkOnlineAsLongAsTheStream() throws Exception {
        connections.add(link);
        connections.start();
        expect("+Connection");
        link.onlineWithRoster("");
        expect("+Online");
        assertTrue(services.stream()
                .anyMatch(s -> s instanceof Online online
                        && online.connection().account().equals("sensor")));
        link.state(Status.State.WAITING);
        expect("-Online");
        link.onlineWithRoster("");
        expect("+Online");
        connections.remove(link);
        expect("-Online");
        expect("-Connection");
        assertEquals(1, link.closes);
    }

    @Test
    void anotherSessionIsAnotherOnline() throws Exception {
        connections.start();
        connections.add(link);
        expect("+Connection");
        link.onlineWithRoster("");
        expect("+Online");
        link.online();
        expect("-Online");
        assertNotNull(link.next());
    }

    @Test
    void whenTheBundleStopsStreamsAreEnded() throws Exception {
        connections.start();
        connections.add(link);
        link.onlineWithRoster("");
        connections.stop();
        assertEquals(1, link.closes);
        assertEquals(List.of(), services);
    }
}
