// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Presence;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The handler with everything around it faked, and the requests that a test sends. */
final class House {

    static final Jid CLIENT = Jid.of("client@example.org/amr");
    static final Instant NOW = Instant.parse("2013-03-07T16:24:30Z");

    final FakeConnection connection = new FakeConnection();
    final FakeThings things = new FakeThings();
    final FakeTime time = new FakeTime(NOW);
    final Requesters requesters = new Requesters();
    final Readouts readouts = new Readouts(things, requesters, time, time);

    static Element parse(String xml) {
        try {
            return XmlReader.parse(xml);
        } catch (io.kith.xml.XmlException e) {
            throw new AssertionError(e);
        }
    }

    Iq iq(Jid from, String id, Element payload) {
        return new Iq(
                connection, Iq.Type.GET, from, connection.jid().withResource("kith"), id, Optional.empty(), payload);
    }

    static Element req(String attributes) {
        return parse("<req xmlns='urn:xmpp:iot:sensordata' " + attributes + "/>");
    }

    /** Sends a request and lets follow what follows its answer. */
    Element ask(Iq iq) throws Exception {
        int before = connection.sent.size();
        Reply reply = readouts.handle(iq).toCompletableFuture().get();
        assertEquals(before, connection.sent.size(), "nothing may be sent before the answer");
        reply.then().run();
        return reply.payload().orElseThrow();
    }

    Element ask(String payloadAttributes) throws Exception {
        return ask(iq(CLIENT, "a1", req(payloadAttributes)));
    }

    Element cancel(String seqnr) throws Exception {
        return ask(iq(CLIENT, "c1", parse("<cancel xmlns='urn:xmpp:iot:sensordata' seqnr='" + seqnr + "'/>")));
    }

    StanzaException refused(Iq iq) {
        try {
            readouts.handle(iq).toCompletableFuture().get();
        } catch (StanzaException e) {
            return e;
        } catch (ExecutionException e) {
            return assertThrows(StanzaException.class, () -> {
                throw e.getCause();
            });
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("was not refused");
    }

    void refused(Condition condition, String attributes) {
        assertEquals(condition, refused(iq(CLIENT, "a1", req(attributes))).condition());
    }

    Presence presence(Presence.Type type, Jid from, String children) {
        return new Presence(
                connection,
                type,
                from,
                parse("<presence xmlns='" + Namespaces.CLIENT + "'>" + children + "</presence>"));
    }

    /** Payloads of the messages sent so far. */
    List<Element> sent() {
        return connection.sent.stream().map(m -> m.firstChild().orElseThrow()).toList();
    }

    List<String> texts() {
        return sent().stream().map(Element::toString).toList();
    }
}
