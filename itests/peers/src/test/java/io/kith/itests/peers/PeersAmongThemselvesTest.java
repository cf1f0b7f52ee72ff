// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import static org.junit.Assert.assertEquals;

import io.kith.itests.peers.ForeignClient.Heard;
import io.kith.itests.peers.ForeignClient.Reading;
import io.kith.itests.support.ProsodyServer;
import io.kith.itests.support.ServerOptions;
import io.kith.itests.support.ShowLogs;
import io.kith.itests.support.XmppServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jivesoftware.smackx.iot.Thing;
import org.jivesoftware.smackx.iot.control.element.SetData;
import org.jivesoftware.smackx.iot.data.element.IoTDataField.BooleanField;
import org.jivesoftware.smackx.iot.data.element.IoTDataField.IntField;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;

/** The foreign clients understand foreign things of their own kind, so that what they say of our house is worth something. */
public class PeersAmongThemselvesTest {

    private static XmppServer server;

    @Rule
    public final ShowLogs logs = new ShowLogs(List.of(() -> server.log()));

    @BeforeClass
    public static void start() {
        server = ProsodyServer.start(ServerOptions.of("kith.test"));
        List.of("asker", "thing", "smackasker", "smackthing").forEach(user -> server.createAccount(user, "secret"));
    }

    @AfterClass
    public static void stop() {
        server.close();
    }

    @Test
    public void slixmppReadsAndSetsSlixmpp() {
        try (SlixmppClient thing = SlixmppClient.login(server, "thing", "secret");
                SlixmppClient asker = SlixmppClient.login(server, "asker", "secret")) {
            thing.serve();
            assertEquals(Optional.of(thing.jid()), asker.befriend("thing@kith.test"));

            Heard read = asker.read(thing.jid());
            assertEquals("done", read.outcome());
            assertEquals(
                    List.of(
                            new Reading("Temperature", "numeric", "21.5", "C"),
                            new Reading("Motion", "boolean", "true", "")),
                    read.readings());
            assertEquals(
                    "rejected",
                    asker.read(thing.jid(), Map.of("nodes", List.of("Nowhere"))).outcome());

            assertEquals("OK", asker.set(thing.jid(), "Digital Output 1", true).outcome());
            assertEquals("true", thing.output());
            assertEquals(
                    "NotFound", asker.set(thing.jid(), "Digital Output 9", true).outcome());
            assertEquals(List.of(), asker.command(thing.jid(), "Digital Output 1", false));
            assertEquals("false", thing.output());
        }
    }

    @Test
    public void smackReadsAndSetsSmack() {
        try (SmackClient thing = SmackClient.login(server, "smackthing", "secret");
                SmackClient asker = SmackClient.login(server, "smackasker", "secret")) {
            // Before the IoT managers exist: they block the stream while they look for a provisioning server.
            assertEquals(Optional.of(thing.jid()), asker.befriend("smackthing@kith.test"));
            assertEquals(Optional.of(asker.jid()), thing.befriend("smackasker@kith.test"));
            List<SetData> set = new CopyOnWriteArrayList<>();
            thing.serve(Thing.builder()
                    .setMomentaryReadOutRequestHandler(result -> result.momentaryReadOut(
                            List.of(new IntField("Light", 7), new BooleanField("Motion", true))))
                    .setControlRequestHandler((from, data) -> set.addAll(data))
                    .build());

            Heard read = SmackPatience.read(asker, thing.jid());
            assertEquals(
                    List.of(new Reading("Light", "int", "7", ""), new Reading("Motion", "boolean", "true", "")),
                    read.readings());
            assertEquals("OK", asker.set(thing.jid(), "Digital Output 1", true).outcome());
            assertEquals("bool", set.get(0).getElementName());
        }
    }
}
