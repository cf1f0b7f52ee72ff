// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import static io.kith.xep.sensordata.internal.House.CLIENT;
import static io.kith.xep.sensordata.internal.House.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.Jid;
import io.kith.model.NodeRef;
import io.kith.model.Sample;
import io.kith.model.Value;
import io.kith.protocol.sensordata.Fields;
import io.kith.protocol.sensordata.SensorData;
import io.kith.thing.Caller;
import io.kith.thing.ThingException;
import io.kith.thing.View;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Presence;
import io.kith.xmpp.StanzaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadoutsTest {

    private static final NodeRef NODE = NodeRef.of("Device01");
    private static final Field TEMPERATURE = Field.momentary("Temperature", Value.of("23.4", "°C"));
    private static final String FIELDS = "<fields xmlns='urn:xmpp:iot:sensordata' seqnr='1' done='";
    private static final String DATA = "<node nodeId='Device01'><timestamp value='2013-03-07T16:24:30Z'>"
            + "<numeric name='Temperature' momentary='true' automaticReadout='true' value='23.4' unit='°C'/>"
            + "</timestamp></node>";

    private final House house = new House();

    private static Sample sample(Field... fields) {
        return new Sample(NODE, NOW, List.of(fields));
    }

    private View.Listener hearer() {
        return house.things.last().hearer();
    }

    @Test
    void whatIsReadAtOnceComesInOneMessageThatIsTheLast() throws Exception {
        Element answer = house.ask("seqnr='1' momentary='true'");
        assertEquals("<accepted xmlns='urn:xmpp:iot:sensordata' seqnr='1'/>", answer.toString());
        hearer().sampled(sample(TEMPERATURE));
        hearer().done();
        assertEquals(
                List.of("<message xmlns='jabber:client' to='client@example.org/amr'>" + FIELDS + "true'>" + DATA
                        + "</fields></message>"),
                house.connection.sent.stream().map(Element::toString).toList());
    }

    @Test
    void nothingIsReadBeforeTheAnswerIsOnItsWay() throws Exception {
        var reply = house.readouts
                .handle(house.iq(CLIENT, "a1", House.req("seqnr='1' momentary='true'")))
                .toCompletableFuture()
                .get();
        assertFalse(house.things.last().started());
        reply.then().run();
        assertTrue(house.things.last().started());
    }

    @Test
    void theGuardsHearWhoAskedWhomWithWhichTokens() throws Exception {
        house.ask("seqnr='1' momentary='true' serviceToken='s1 s2' userToken='u'");
        assertEquals(
                List.of(new Caller.Remote(
                        CLIENT, "sensor", new Caller.Tokens(List.of("s1", "s2"), List.of(), List.of("u")))),
                house.things.callers);
    }

    @Test
    void aRequestForNoCategoryMeansTheValuesOfNow() throws Exception {
        house.ask("seqnr='1'");
        assertEquals(Set.of(Category.MOMENTARY), house.things.last().asked.categories());
    }

    @Test
    void aRequestOfTypeSetIsTakenToo() throws Exception {
        var iq = new io.kith.xmpp.Iq(
                house.connection,
                io.kith.xmpp.Iq.Type.SET,
                CLIENT,
                house.connection.jid(),
                "a1",
                Optional.empty(),
                House.req("seqnr='1' momentary='true'"));
        assertTrue(house.ask(iq).is(SensorData.NAMESPACE, "accepted"));
    }

    @Test
    void aReadOutWithoutAnythingStillEnds() throws Exception {
        house.ask("seqnr='1' identity='true'");
        hearer().done();
        assertEquals(List.of(FIELDS + "true'/>"), house.texts());
    }

    @Test
    void partsThatAreNotTheLastSaySo() throws Exception {
        house.ask("seqnr='1' all='true'");
        for (int i = 0; i < 300; i++) {
            hearer().sampled(new Sample(NODE, NOW.plusSeconds(i), List.of(TEMPERATURE)));
        }
        hearer().done();
        List<Fields> parts = parts();
        assertTrue(parts.size() > 3, parts.size() + " parts");
        for (int i = 0; i < parts.size(); i++) {
            assertEquals(i == parts.size() - 1, parts.get(i).done());
        }
        List<Sample> all = parts.stream().flatMap(p -> p.samples().stream()).toList();
        assertEquals(300, all.size());
        for (int i = 0; i < 300; i++) {
            assertEquals(NOW.plusSeconds(i), all.get(i).time());
        }
        assertAllFit();
    }

    @Test
    void aSampleOfManyFieldsIsSplitBetweenFields() throws Exception {
        house.ask("seqnr='1' all='true'");
        List<Field> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(Field.status("<Field & " + i + ">", Value.of(i)));
        }
        hearer().sampled(new Sample(NODE, NOW, many));
        hearer().done();
        List<Fields> parts = parts();
        assertTrue(parts.size() > 3, parts.size() + " parts");
        assertEquals(
                many,
                parts.stream()
                        .flatMap(p -> p.samples().stream())
                        .flatMap(s -> s.fields().stream())
                        .toList());
        assertAllFit();
    }

    private void assertAllFit() {
        for (String text : house.texts()) {
            assertTrue(text.length() <= 6000, text.length() + " characters");
        }
        assertTrue(house.texts().stream().anyMatch(t -> t.length() > 2500), "parts are not all tiny");
    }

    private List<Fields> parts() throws Exception {
        List<Fields> parts = new ArrayList<>();
        for (Element payload : house.sent()) {
            parts.add(SensorData.xep0323().fields().parse(payload));
        }
        return parts;
    }

    @Test
    void whatASlowThingSaidFirstDoesNotWaitForTheRest() throws Exception {
        house.ask("seqnr='1' momentary='true'");
        hearer().sampled(sample(TEMPERATURE));
        assertEquals(List.of(), house.texts());
        house.time.pass(Duration.ofSeconds(1));
        assertEquals(List.of(FIELDS + "false'>" + DATA + "</fields>"), house.texts());
        assertEquals(0, house.time.waiting());
        hearer().done();
        assertEquals(FIELDS + "true'/>", house.texts().get(1));
    }

    @Test
    void failuresAreToldLastWithNodeAndTime() throws Exception {
        house.ask("seqnr='1' momentary='true'");
        hearer().failed(new Failure(NodeRef.of("Device02"), NOW, "Timeout."));
        hearer().sampled(sample(TEMPERATURE));
        hearer().done();
        assertEquals(
                List.of(
                        FIELDS + "false'>" + DATA + "</fields>",
                        "<failure xmlns='urn:xmpp:iot:sensordata' seqnr='1' done='true'>"
                                + "<error nodeId='Device02' timestamp='2013-03-07T16:24:30Z'>Timeout.</error></failure>"),
                house.texts());
    }

    @Test
    void manyFailuresAreSplitAndTheLastMessageEnds() throws Exception {
        house.ask("seqnr='1' momentary='true'");
        for (int i = 0; i < 100; i++) {
            hearer().failed(new Failure(NodeRef.of("n" + i), NOW, "The bus hangs & nobody knows why."));
        }
        hearer().done();
        List<Element> sent = house.sent();
        assertTrue(sent.size() > 1);
        for (int i = 0; i < sent.size(); i++) {
            assertEquals(
                    Optional.of(String.valueOf(i == sent.size() - 1)),
                    sent.get(i).attribute("done"));
        }
    }

    @Test
    void aRefusalNamesItsConditionAndCarriesTheOldForm() {
        house.things.refusal = Optional.of(new ThingException(ThingException.Reason.FORBIDDEN, "Access denied."));
        StanzaException e = house.refused(house.iq(CLIENT, "a1", House.req("seqnr='1' momentary='true'")));
        assertEquals("cancel", e.type());
        assertEquals(Condition.FORBIDDEN, e.condition());
        assertEquals("Access denied.", e.getMessage());
        assertEquals(
                Optional.of(
                        "<rejected xmlns='urn:xmpp:iot:sensordata' seqnr='1'><error>Access denied.</error></rejected>"),
                e.payload().map(Element::toString));
    }

    @Test
    void everyKindOfRefusalHasItsCondition() {
        var expected = java.util.Map.of(
                ThingException.Reason.ITEM_NOT_FOUND, Condition.ITEM_NOT_FOUND,
                ThingException.Reason.BAD_REQUEST, Condition.BAD_REQUEST,
                ThingException.Reason.CONFLICT, Condition.CONFLICT,
                ThingException.Reason.NOT_IMPLEMENTED, Condition.FEATURE_NOT_IMPLEMENTED,
                ThingException.Reason.TIMEOUT, Condition.REMOTE_SERVER_TIMEOUT,
                ThingException.Reason.FAILED, Condition.INTERNAL_SERVER_ERROR);
        expected.forEach((reason, condition) -> {
            house.things.refusal = Optional.of(new ThingException(reason, "No."));
            house.refused(condition, "seqnr='1' momentary='true'");
        });
    }

    @Test
    void aMalformedRequestIsABadRequestThatNamesTheFault() {
        StanzaException e = house.refused(house.iq(CLIENT, "a1", House.req("seqnr='1' momentary='perhaps'")));
        assertEquals(Condition.BAD_REQUEST, e.condition());
        assertEquals("modify", e.type());
        assertTrue(String.valueOf(e.getMessage()).contains("momentary"));
        assertTrue(e.payload().isPresent());
        house.refused(Condition.BAD_REQUEST, "momentary='true'");
        house.refused(Condition.BAD_REQUEST, "seqnr='one' momentary='true'");
        assertEquals(List.of(), house.things.readings);
    }

    @Test
    void aCancelledReadOutSaysNothingMore() throws Exception {
        house.ask("seqnr='1' momentary='true'");
        FakeThings.FakeReading reading = house.things.last();
        assertEquals(
                "<cancelled xmlns='urn:xmpp:iot:sensordata' seqnr='1'/>",
                house.cancel("1").toString());
        assertTrue(reading.cancelled);
        reading.hearer().sampled(sample(TEMPERATURE));
        reading.hearer().failed(new Failure(NODE, NOW, "Too late."));
        reading.hearer().done();
        assertEquals(List.of(), house.texts());
    }

    @Test
    void cancellingWhatIsUnknownOrOverIsFine() throws Exception {
        assertTrue(house.cancel("99").is(SensorData.NAMESPACE, "cancelled"));
        house.ask("seqnr='1' momentary='true'");
        hearer().done();
        assertTrue(house.cancel("1").is(SensorData.NAMESPACE, "cancelled"));
        assertFalse(house.things.last().cancelled);
    }

    @Test
    void onlyWhoeverAskedCanCancel() throws Exception {
        house.ask("seqnr='1' momentary='true'");
        house.ask(house.iq(
                CLIENT.withResource("other"),
                "c1",
                House.parse("<cancel xmlns='urn:xmpp:iot:sensordata' seqnr='1'/>")));
        assertFalse(house.things.last().cancelled);
    }

    @Test
    void aRepeatedNumberReplacesTheOlderReadOut() throws Exception {
        house.ask("seqnr='1' momentary='true'");
        FakeThings.FakeReading older = house.things.last();
        house.ask("seqnr='1' status='true'");
        assertTrue(older.cancelled);
        older.hearer().done();
        assertEquals(List.of(), house.texts());
        hearer().done();
        assertEquals(1, house.texts().size());
        house.ask("seqnr='1' peak='true'");
        assertFalse(house.things.last().cancelled);
    }

    @Test
    void whoeverGoesOfflineIsReadToNoLonger() throws Exception {
        house.ask("seqnr='1' momentary='true'");
        FakeThings.FakeReading reading = house.things.last();
        Presence gone = house.presence(Presence.Type.UNAVAILABLE, CLIENT, "");
        house.readouts.gone(gone.connection().account(), CLIENT.withResource("other"));
        assertFalse(reading.cancelled);
        house.readouts.gone(gone.connection().account(), gone.from());
        assertTrue(reading.cancelled);
    }

    @Test
    void aReadOutEndsQuietlyWhenOurOwnStreamIsLost() throws Exception {
        house.ask("seqnr='1' all='true'");
        house.connection.online = false;
        hearer().sampled(sample(TEMPERATURE));
        house.time.pass(Duration.ofSeconds(1));
        assertTrue(house.things.last().cancelled);
        house.connection.online = true;
        hearer().done();
        assertEquals(List.of(), house.texts());
    }

    @Test
    void thereIsAnEndToHowManyReadOutsOneMayHave() throws Exception {
        for (int i = 0; i < Deliveries.MOST_OF_ONE; i++) {
            house.ask(house.iq(CLIENT.withResource("r" + i), "a1", House.req("seqnr='" + i + "' momentary='true'")));
        }
        house.refused(Condition.RESOURCE_CONSTRAINT, "seqnr='999' momentary='true'");
        Jid other = Jid.of("other@example.org/x");
        assertTrue(house.ask(house.iq(other, "a1", House.req("seqnr='1' momentary='true'")))
                .is(SensorData.NAMESPACE, "accepted"));
        house.things.readings.get(0).hearer().done();
        house.ask("seqnr='999' momentary='true'");
    }

    @Test
    void thereIsAnEndToHowManyReadOutsAllTogetherMayHave() throws Exception {
        for (int i = 0; i < Deliveries.MOST; i++) {
            house.ask(house.iq(Jid.of("c" + i + "@example.org/x"), "a1", House.req("seqnr='1' momentary='true'")));
        }
        house.refused(Condition.RESOURCE_CONSTRAINT, "seqnr='1' momentary='true'");
    }

    @Test
    void aRefusedReadOutTakesNoRoom() throws Exception {
        house.things.refusal = Optional.of(new ThingException(ThingException.Reason.FORBIDDEN, "Access denied."));
        for (int i = 0; i < 2 * Deliveries.MOST_OF_ONE; i++) {
            house.refused(Condition.FORBIDDEN, "seqnr='" + i + "' momentary='true'");
        }
        house.things.refusal = Optional.empty();
        house.ask("seqnr='1' momentary='true'");
    }

    @Test
    void aReadOutWhoseAcceptanceWasNeverSentTakesNoRoomForEver() throws Exception {
        for (int i = 0; i < Deliveries.MOST_OF_ONE; i++) {
            house.readouts.handle(house.iq(CLIENT, "a1", House.req("seqnr='" + i + "' momentary='true'")));
        }
        house.refused(Condition.RESOURCE_CONSTRAINT, "seqnr='999' momentary='true'");
        house.time.pass(Deliveries.FORGOTTEN.plusSeconds(1));
        house.ask("seqnr='999' momentary='true'");
    }

    @Test
    void aComponentAnswersFromTheAddressThatWasAsked() throws Exception {
        Jid asked = Jid.of("hall@things.example.org");
        house.ask(new io.kith.xmpp.Iq(
                house.connection,
                io.kith.xmpp.Iq.Type.GET,
                CLIENT,
                asked,
                "a1",
                Optional.empty(),
                House.req("seqnr='1' momentary='true'")));
        hearer().done();
        assertEquals(Optional.of(asked.toString()), house.connection.sent.get(0).attribute("from"));
    }
}
