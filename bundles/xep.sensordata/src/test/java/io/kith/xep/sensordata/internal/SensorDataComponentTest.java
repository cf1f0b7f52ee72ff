// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import static io.kith.xep.sensordata.internal.House.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Sample;
import io.kith.model.Value;
import io.kith.xmpp.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The component as the framework makes it, with a real timer. */
@Timeout(20)
class SensorDataComponentTest {

    private final House house = new House();
    private final SensorDataComponent component = new SensorDataComponent(house.things);

    @AfterEach
    void stop() {
        component.stop();
    }

    private void ask(String attributes) throws Exception {
        component
                .handle(house.iq(CLIENT, "a1", House.req(attributes)))
                .toCompletableFuture()
                .get()
                .then()
                .run();
    }

    private void awaitSent(int count) {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (house.connection.count() < count) {
            assertTrue(Instant.now().isBefore(end), "sent so far: " + house.texts());
            Thread.onSpinWait();
        }
    }

    @Test
    void whoeverGoesOfflineIsReadToNoLonger() throws Exception {
        ask("seqnr='1' momentary='true'");
        component.handle(house.presence(Presence.Type.AVAILABLE, CLIENT, ""));
        assertFalse(house.things.last().cancelled);
        component.handle(house.presence(Presence.Type.UNAVAILABLE, CLIENT, ""));
        assertTrue(house.things.last().cancelled);
    }

    @Test
    void presenceTellsWhichSoftwareAsks() throws Exception {
        component.handle(house.presence(
                Presence.Type.AVAILABLE,
                CLIENT,
                "<c xmlns='http://jabber.org/protocol/caps' node='http://igniterealtime.org/projects/smack'/>"));
        ask("seqnr='1' momentary='true'");
        house.things.last().hearer().done();
        assertEquals(List.of("<fields xmlns='urn:xmpp:iot:sensordata' seqnr='1' done='true'/>"), house.texts());
    }

    @Test
    void whatLiesHereIsSentAfterAWhile() throws Exception {
        ask("seqnr='1' momentary='true'");
        house.things
                .last()
                .hearer()
                .sampled(new Sample(
                        NodeRef.of("n"), House.NOW, List.of(Field.momentary("Temperature", Value.of("23.4", "C")))));
        awaitSent(1);
        assertTrue(house.texts().get(0).contains("done='false'"));
    }

    @Test
    void aQueuedReadOutBeginsInTime() throws Exception {
        Instant soon = Instant.now().plusMillis(500);
        ask("seqnr='1' momentary='true' when='" + soon + "'");
        awaitSent(1);
        assertFalse(Instant.now().isBefore(soon));
        assertTrue(house.texts().get(0).startsWith("<started"));
    }

    @Test
    void theEndOfTheBundleEndsAllReadOuts() throws Exception {
        ask("seqnr='1' momentary='true'");
        component.stop();
        assertTrue(house.things.last().cancelled);
    }

    @Test
    void nothingFollowsACancellationWhateverOtherThreadsDo() throws Exception {
        for (int round = 0; round < 50; round++) {
            ask("seqnr='" + round + "' all='true'");
            var hearer = house.things.last().hearer();
            Thread reader = new Thread(() -> {
                for (int i = 0; i < 2000; i++) {
                    hearer.sampled(new Sample(NodeRef.of("n"), House.NOW, List.of(Field.momentary("f", Value.of(i)))));
                }
                hearer.done();
            });
            reader.start();
            component
                    .handle(house.iq(
                            CLIENT,
                            "c1",
                            House.parse("<cancel xmlns='urn:xmpp:iot:sensordata' seqnr='" + round + "'/>")))
                    .toCompletableFuture()
                    .get();
            int sent = house.connection.count();
            reader.join();
            assertEquals(sent, house.connection.count());
        }
    }
}
