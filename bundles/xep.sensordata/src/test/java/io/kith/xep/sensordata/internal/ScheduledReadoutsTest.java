// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import static io.kith.xep.sensordata.internal.House.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.thing.ThingException;
import io.kith.xmpp.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** House.NOW is 16:24:30. */
class ScheduledReadoutsTest {

    private static final String AT_FIVE = "seqnr='4' momentary='true' when='2013-03-07T17:00:00Z'";
    private static final String STARTED = "<started xmlns='urn:xmpp:iot:sensordata' seqnr='4'/>";

    private final House house = new House();

    @Test
    void aReadOutAtALaterTimeIsQueuedAndSaysWhenItBegins() throws Exception {
        assertEquals(
                "<accepted xmlns='urn:xmpp:iot:sensordata' seqnr='4' queued='true'/>",
                house.ask(AT_FIVE).toString());
        house.time.pass(Duration.ofMinutes(35));
        assertFalse(house.things.last().started());
        assertEquals(List.of(), house.texts());
        house.time.pass(Duration.ofMinutes(1));
        assertEquals(List.of(STARTED), house.texts());
        house.things.last().hearer().done();
        assertEquals(
                "<fields xmlns='urn:xmpp:iot:sensordata' seqnr='4' done='true'/>",
                house.texts().get(1));
    }

    @Test
    void aTimeThatHasPassedMeansNow() throws Exception {
        assertFalse(house.ask("seqnr='4' momentary='true' when='2013-03-07T16:00:00Z'")
                .attribute("queued")
                .isPresent());
        assertTrue(house.things.last().started());
    }

    @Test
    void aQueuedReadOutCanBeCancelled() throws Exception {
        house.ask(AT_FIVE);
        house.cancel("4");
        assertEquals(0, house.time.waiting());
        house.time.pass(Duration.ofHours(1));
        assertEquals(List.of(), house.texts());
    }

    @Test
    void aQueuedReadOutIsDroppedWhenWhoeverAskedGoesOffline() throws Exception {
        house.ask(AT_FIVE);
        house.readouts.gone("sensor", CLIENT);
        house.time.pass(Duration.ofHours(1));
        assertEquals(List.of(), house.texts());
        assertEquals(0, house.time.waiting());
    }

    @Test
    void whoeverIsNoLongerTrustedWhenItsTimeHasComeGetsAFailure() throws Exception {
        house.ask(AT_FIVE);
        house.things.refusal = Optional.of(new ThingException(ThingException.Reason.FORBIDDEN, "Access denied."));
        house.time.pass(Duration.ofHours(1));
        assertEquals(2, house.texts().size());
        assertEquals(STARTED, house.texts().get(0));
        String failure = house.texts().get(1);
        assertTrue(failure.startsWith("<failure xmlns='urn:xmpp:iot:sensordata' seqnr='4' done='true'>"), failure);
        assertTrue(failure.contains(">Access denied.</error>"), failure);
    }

    @Test
    void aQueuedReadOutTakesRoomUntilItIsOver() throws Exception {
        for (int i = 0; i < Deliveries.MOST_OF_ONE; i++) {
            house.ask("seqnr='" + i + "' momentary='true' when='2013-03-07T17:00:00Z'");
        }
        house.time.pass(Deliveries.FORGOTTEN.plusSeconds(1));
        house.refused(Condition.RESOURCE_CONSTRAINT, "seqnr='999' momentary='true'");
    }

    @Test
    void nobodyIsAskedToWaitForYears() {
        house.refused(Condition.BAD_REQUEST, "seqnr='4' momentary='true' when='9999-12-31T00:00:00Z'");
    }

    @Test
    void theEndOfTheBundleEndsWhatIsQueued() throws Exception {
        house.ask(AT_FIVE);
        house.readouts.cancelAll();
        assertEquals(0, house.time.waiting());
    }
}
