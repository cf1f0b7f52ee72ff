// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.model.Field;
import io.kith.model.Jid;
import io.kith.model.NodeRef;
import io.kith.model.Sample;
import io.kith.model.Selection;
import io.kith.model.Value;
import io.kith.thing.ThingException;
import io.kith.xml.Element;
import io.kith.xmpp.Iq;
import io.kith.xmpp.StanzaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests that XEP-0323 shows get the answers that it shows. */
class ExamplesTest {

    private final House house = new House();

    private static Element example(String file) throws Exception {
        return House.parse(Files.readString(Path.of("src", "test", "resources", "xep-0323", file + ".xml")));
    }

    private static Element trimmed(Element element) {
        Element.Builder trimmed = Element.builder(element.namespace(), element.localName());
        element.attributes().forEach(a -> trimmed.attribute(a.name(), a.value()));
        element.children().forEach(child -> trimmed.child(trimmed(child)));
        return trimmed.text(element.children().isEmpty() ? element.text() : "").build();
    }

    private Iq iq(Element stanza) {
        return new Iq(
                house.connection,
                Iq.Type.GET,
                Jid.of(stanza.attribute("from").orElseThrow()),
                Jid.of(stanza.attribute("to").orElseThrow()),
                stanza.attribute("id").orElseThrow(),
                stanza.language(),
                stanza.firstChild().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "001-read-out-request-of-momentary-values-from-a-device, 004-momentary-read-out-failure.2",
        "004-momentary-read-out-failure.1, 004-momentary-read-out-failure.2",
        "007-read-out-of-multiple-devices.1, 007-read-out-of-multiple-devices.2",
        "008-read-out-of-multiple-devices.1, 008-read-out-of-multiple-devices.2",
        "012-localized-field-names.1, 012-localized-field-names.2",
        "009-scheduled-read-out-of-device-with-multiple-responses.3, 009-scheduled-read-out-of-device-with-multiple-responses.4"
    })
    void requestsAreAnsweredAsShown(String request, String answer) throws Exception {
        Element asked = example(request);
        Element expected = example(answer).firstChild().orElseThrow();
        String seqnr = asked.firstChild().flatMap(r -> r.attribute("seqnr")).orElseThrow();
        assertEquals(trimmed(expected).with("seqnr", seqnr), house.ask(iq(asked)));
    }

    @ParameterizedTest
    @CsvSource({
        "006-scheduled-read-out-of-device-with-multiple-responses.1, 006-scheduled-read-out-of-device-with-multiple-responses.2, 2013-03-07T19:00:00",
        "009-scheduled-read-out-of-device-with-multiple-responses.1, 009-scheduled-read-out-of-device-with-multiple-responses.2, 2013-03-09T23:30:00"
    })
    void scheduledRequestsAreQueuedAndBegin(String request, String answer, LocalDateTime when) throws Exception {
        assertEquals(trimmed(example(answer).firstChild().orElseThrow()), house.ask(iq(example(request))));
        Instant then = when.atZone(ZoneId.systemDefault()).toInstant();
        house.time.pass(Duration.between(house.time.instant(), then));
        assertEquals("started", house.sent().get(0).localName());
    }

    @Test
    void aMomentaryReadOutIsTheOneShown() throws Exception {
        house.ask(iq(example("007-read-out-of-multiple-devices.1")));
        Selection asked = house.things.last().asked;
        assertEquals(List.of(NodeRef.of("Device02"), NodeRef.of("Device03")), asked.nodes());
        Instant time = Instant.parse("2013-03-07T19:31:15Z");
        var hearer = house.things.last().hearer();
        hearer.sampled(new Sample(
                NodeRef.of("Device02"), time, List.of(Field.momentary("Temperature", Value.of("23.4", "°C")))));
        hearer.done();
        Element shown = trimmed(
                example("007-read-out-of-multiple-devices.3").firstChild().orElseThrow());
        Element withOurZone = House.parse(
                shown.toString().replace("19:31:15'", "19:31:15Z'").replace("seqnr='5'", "seqnr='5' done='true'"));
        assertEquals(withOurZone, house.sent().get(0));
    }

    @Test
    void aRefusalIsTheOneShown() throws Exception {
        house.things.refusal = Optional.of(new ThingException(ThingException.Reason.FORBIDDEN, "Access denied."));
        StanzaException e = house.refused(iq(example("005-momentary-read-out-rejected.1")));
        Element shown =
                trimmed(example("005-momentary-read-out-rejected.2")).children().get(0);
        assertEquals(shown.toString().replaceFirst("<error", "<error xmlns='jabber:client'"), inClient(e));
    }

    /** The examples leave the namespace of the stream out. */
    private static String inClient(StanzaException e) {
        return e.toElement().toString();
    }
}
