// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import static io.kith.itests.peers.CannedThing.ACCEPTED;
import static io.kith.itests.peers.CannedThing.CONTROL;
import static io.kith.itests.peers.CannedThing.FORBIDDEN;
import static io.kith.itests.peers.CannedThing.SENSOR_DATA;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.kith.itests.peers.ForeignClient.Heard;
import io.kith.itests.peers.ForeignClient.Reading;
import io.kith.itests.support.ProsodyServer;
import io.kith.itests.support.ServerOptions;
import io.kith.itests.support.ShowLogs;
import io.kith.itests.support.Stanza;
import io.kith.itests.support.XmppServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jivesoftware.smackx.iot.control.element.SetBoolData;
import org.jivesoftware.smackx.iot.control.element.SetIntData;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;

/** The statements of docs/xep/peers.md about what slixmpp and Smack send and what they make of answers. */
public class PeerFactsTest {

    private static final String NOW = "2026-11-23T10:00:00Z";
    private static final String MOTION = "<boolean name='Motion' momentary='true' value='true'/>";
    private static final String TEMPERATURE = "<numeric name='Temperature' momentary='true' value='21.50' unit='C'/>";
    private static final Reading MOTION_READ = new Reading("Motion", "boolean", "true", "");
    private static final String END =
            CannedThing.message("<fields xmlns='" + SENSOR_DATA + "' seqnr='SEQ' done='true'/>");
    private static final String REJECTED =
            "<rejected xmlns='" + SENSOR_DATA + "' seqnr='SEQ'><error>Access denied.</error></rejected>";

    private static XmppServer server;
    private static CannedThing thing;
    private static SlixmppClient slixmpp;
    private static SmackClient smack;

    @Rule
    public final ShowLogs logs = new ShowLogs(List.of(() -> server.log()));

    @BeforeClass
    public static void start() {
        server = ProsodyServer.start(ServerOptions.of("kith.test"));
        List.of("canned", "slix", "smack").forEach(user -> server.createAccount(user, "secret"));
        thing = new CannedThing(server, "canned", "secret");
        slixmpp = SlixmppClient.login(server, "slix", "secret");
        smack = SmackClient.login(server, "smack", "secret");
    }

    @AfterClass
    public static void stop() {
        smack.close();
        slixmpp.close();
        thing.close();
        server.close();
    }

    @Test
    public void whatTheyAsk() {
        thing.answers(CannedThing.error(REJECTED + FORBIDDEN));
        slixmpp.read(thing.jid());
        Stanza slixmppRead = thing.asked();
        assertEquals("get", slixmppRead.attribute("type"));
        assertEquals(slixmppRead.attribute("id"), slixmppRead.children().get(0).attribute("seqnr"));
        smack.read(thing.jid());
        Stanza smackRead = thing.asked();
        assertEquals("get", smackRead.attribute("type"));
        assertEquals("true", smackRead.children().get(0).attribute("momentary"));
        smack.set(thing.jid(), "Digital Output 1", true);
        assertEquals("bool", thing.asked().children().get(0).children().get(0).name());
    }

    @Test
    public void oneAnswerServesBoth() {
        thing.answers(ACCEPTED, CannedThing.fields("done='false'", NOW, TEMPERATURE + MOTION), END);
        Heard bySlixmpp = slixmpp.read(thing.jid());
        assertEquals("done", bySlixmpp.outcome());
        assertEquals(List.of(new Reading("Temperature", "numeric", "21.50", "C"), MOTION_READ), bySlixmpp.readings());
        assertEquals(List.of(), bySlixmpp.troubles());
        assertEquals(List.of(MOTION_READ), smack.read(thing.jid()).readings());
    }

    @Test
    public void smackLosesNothingWhenTheEndComesByItself() {
        thing.answers(ACCEPTED, CannedThing.fields("done='false'", NOW, MOTION), END);
        long complete = IntStream.range(0, 100)
                .filter(i -> smack.read(thing.jid()).readings().equals(List.of(MOTION_READ)))
                .count();
        assertEquals(100, complete);
    }

    @Test
    public void slixmppWantsAcceptedFirst() {
        thing.answers(CannedThing.fields("done='true'", NOW, MOTION), ACCEPTED);
        List<String> troubles = new ArrayList<>(slixmpp.read(thing.jid()).troubles());
        thing.answers(ACCEPTED, END);
        troubles.addAll(slixmpp.read(thing.jid()).troubles());
        assertEquals(troubles.toString(), 1, troubles.size());
    }

    @Test
    public void slixmppWaitsForEverUnlessDoneIsSpelledTrue() {
        thing.answers(ACCEPTED, CannedThing.fields("done='1'", NOW, MOTION));
        assertEquals(
                "fields", slixmpp.read(thing.jid(), Map.of("patience", 0.5)).outcome());
        String done = CannedThing.message("<done xmlns='" + SENSOR_DATA + "' seqnr='SEQ'/>");
        thing.answers(ACCEPTED, CannedThing.fields("done='false'", NOW, MOTION), done);
        assertEquals(
                "fields", slixmpp.read(thing.jid(), Map.of("patience", 0.5)).outcome());
    }

    @Test
    public void slixmppDropsTheReadoutAtTheFirstFailure() {
        String failure = CannedThing.message("<failure xmlns='" + SENSOR_DATA + "' seqnr='SEQ' done='true'>"
                + "<error nodeId='Sensor' timestamp='" + NOW + "'>Timeout.</error></failure>");
        thing.answers(ACCEPTED, CannedThing.fields("done='false'", NOW, MOTION), failure);
        Heard heard = slixmpp.read(thing.jid());
        assertEquals("failure", heard.outcome());
        assertEquals(List.of(MOTION_READ), heard.readings());
        assertEquals("\"Timeout.\"", heard.text());
        assertEquals(List.of(), heard.troubles());
    }

    @Test
    public void refusalOfAReadout() {
        thing.answers(CannedThing.error(REJECTED + FORBIDDEN));
        assertEquals("rejected", slixmpp.read(thing.jid()).outcome());
        Heard bySmack = smack.read(thing.jid());
        assertEquals("forbidden", bySmack.outcome());
        assertEquals("Access denied.", bySmack.text());
    }

    @Test
    public void successOfASet() {
        thing.answers(CannedThing.result("<setResponse xmlns='" + CONTROL + "' responseCode='OK'/>"));
        assertEquals("OK", slixmpp.set(thing.jid(), "Digital Output 1", true).outcome());
        assertEquals(
                "OK",
                smack.set(thing.jid(), List.of(new SetBoolData("Digital Output 1", true), new SetIntData("Level", 5)))
                        .outcome());
        thing.answers(CannedThing.result(""));
        assertEquals("trouble", smack.set(thing.jid(), "Digital Output 1", true).outcome());
    }

    @Test
    public void refusalOfASet() {
        String detail = "<paramError xmlns='" + CONTROL + "' var='Level'>Invalid parameter value.</paramError></error>";
        thing.answers(CannedThing.error("<setResponse xmlns='" + CONTROL + "' responseCode='InsufficientPrivileges'/>"
                + FORBIDDEN.replace("</error>", detail)));
        assertEquals(
                "InsufficientPrivileges",
                slixmpp.set(thing.jid(), "Digital Output 1", true).outcome());
        assertEquals(
                "forbidden", smack.set(thing.jid(), "Digital Output 1", true).outcome());
        assertTrue(smack.isAlive());
    }

    @Test
    public void whatEndsAConnectionOfSmack() {
        List<String> deadly = List.of(
                CannedThing.fields("done='true'", "2026-11-23T10:00:00", MOTION),
                CannedThing.fields("done='true'", NOW, "<int name='Big' value='3000000000'/>"),
                CannedThing.fields("done='true'", NOW, MOTION).replace("nodeId", "sourceId"));
        for (String stanza : deadly) {
            thing.answers(ACCEPTED, stanza);
            assertDies(stanza, () -> smack.read(thing.jid()));
        }
        String inside =
                "<setResponse xmlns='" + CONTROL + "' responseCode='NotFound'><error var='x'>no</error></setResponse>";
        thing.answers(CannedThing.error(inside + FORBIDDEN));
        assertDies(inside, () -> smack.set(thing.jid(), "Digital Output 1", true));
    }

    private static void assertDies(String stanza, Runnable exchange) {
        exchange.run();
        assertFalse("Smack survived " + stanza, smack.isAlive());
        smack.close();
        smack = SmackClient.login(server, "smack", "secret");
    }
}
