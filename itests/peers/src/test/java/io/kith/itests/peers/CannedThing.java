// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import io.kith.itests.support.RawClient;
import io.kith.itests.support.Stanza;
import io.kith.itests.support.XmppServer;
import java.util.List;

/** A thing that answers every IQ with stanzas given beforehand, however wrong they are. */
final class CannedThing implements AutoCloseable {

    static final String SENSOR_DATA = "urn:xmpp:iot:sensordata";
    static final String CONTROL = "urn:xmpp:iot:control";
    static final String ACCEPTED = result("<accepted xmlns='" + SENSOR_DATA + "' seqnr='SEQ'/>");
    static final String FORBIDDEN = "<error type='cancel'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
            + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Access denied.</text></error>";

    private final RawClient client;
    private volatile List<String> answers = List.of();
    private volatile List<Stanza> asked = List.of();

    CannedThing(XmppServer server, String user, String password) {
        client = RawClient.login(server, user, password, "canned");
        client.answerWith(this::answer);
        client.availableToAll();
    }

    private List<String> answer(Stanza iq) {
        boolean ofTheInternetOfThings =
                iq.children().stream().anyMatch(c -> c.namespace().startsWith("urn:xmpp:iot:"));
        if (!ofTheInternetOfThings) {
            return List.of(fill(
                    "<iq type='error' id='ID' to='TO'><error type='cancel'><service-unavailable "
                            + "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
                    iq));
        }
        asked = List.of(iq);
        return answers.stream().map(a -> fill(a, iq)).toList();
    }

    private static String fill(String template, Stanza iq) {
        String sequence = iq.children().stream()
                .map(c -> c.attribute("seqnr"))
                .findFirst()
                .orElse("");
        return template.replace("ID", iq.attribute("id"))
                .replace("TO", iq.attribute("from"))
                .replace("SEQ", sequence);
    }

    /** What to send for each request from now on; {@code ID}, {@code TO} and {@code SEQ} are filled in. */
    CannedThing answers(String... stanzas) {
        answers = List.of(stanzas);
        return this;
    }

    /** The last request, as it came. */
    Stanza asked() {
        return asked.get(0);
    }

    static String result(String payload) {
        return "<iq type='result' id='ID' to='TO'>" + payload + "</iq>";
    }

    static String error(String content) {
        return "<iq type='error' id='ID' to='TO'>" + content + "</iq>";
    }

    static String message(String payload) {
        return "<message to='TO'>" + payload + "</message>";
    }

    /** A message with fields at one time. */
    static String fields(String attributes, String timestamp, String fields) {
        return message("<fields xmlns='%s' seqnr='SEQ' %s><node nodeId='Sensor'><timestamp value='%s'>%s"
                        .formatted(SENSOR_DATA, attributes, timestamp, fields)
                + "</timestamp></node></fields>");
    }

    String jid() {
        return client.jid();
    }

    @Override
    public void close() {
        client.close();
    }
}
