// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Status;
import io.kith.xmpp.Status.State;
import io.kith.xmpp.smack.internal.Settings.Login;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link does with a real server when all is well. */
class ProsodyTest extends AgainstProsody {

    @Test
    void aNewAccountIsMadeWithAPasswordThatOnlyItsOwnerMayRead() throws Exception {
        Witness witness = new Witness();
        open(settings("newcomer"), witness);
        assertEquals(Jid.of("newcomer@house.test/kith"), witness.awaitOnline());
        Path file = folder.resolve("accounts/newcomer.password");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).strip().length() >= 32);
    }

    @Test
    void theSameAccountIsUsedAtTheNextStart() throws Exception {
        Witness first = new Witness();
        SmackLink link = open(settings("stayer"), first);
        first.awaitOnline();
        link.close();
        first.await(State.CLOSED);
        Witness second = new Witness();
        open(settings("stayer"), second);
        second.awaitOnline();
        assertEquals(0, second.count(Status.class, s -> s.state() == State.FAILED));
    }

    @Test
    void elementsArriveExactlyAsTheyWereSent() throws Exception {
        Witness hears = new Witness();
        SmackLink speaker = open(settings("speaker"), new Witness());
        open(settings("hearer"), hears);
        Jid to = hears.awaitOnline();
        Element sent = stanza("""
            <message xmlns='jabber:client' to='%s' id='m1' xml:lang='pt'>\
            <fields xmlns='urn:xmpp:iot:sensordata' seqnr='1'>\
            <numeric name='A' value='21.50' unit='°C'/><boolean name='O' value='true'/>\
            <numeric name='B' value='1'/> text <x xmlns='urn:other' a='&lt;&quot;'>&amp;</x></fields>\
            <body>hi</body><body xml:lang='de'>hallo</body></message>""".formatted(to));
        awaitOnline(speaker);
        speaker.send(sent);
        Element came = hears.awaitStanza("m1");
        assertEquals(sorted(sent), sorted(came.without("from")));
        assertEquals("speaker@house.test/kith", came.attribute("from").orElseThrow());
    }

    /** Prosody forgets the order of attributes, which means nothing in XML. */
    private static Element sorted(Element element) {
        return new Element(
                element.name(),
                element.attributes().stream()
                        .sorted(Comparator.comparing(a -> a.name().toString()))
                        .toList(),
                element.content().stream()
                        .map(c -> c instanceof Element e ? sorted(e) : c)
                        .toList());
    }

    private static void awaitOnline(SmackLink link) {
        long deadline = System.nanoTime() + Witness.PATIENCE.toNanos();
        while (link.status().state() != State.ONLINE && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals(State.ONLINE, link.status().state());
    }

    @Test
    void anIqRequestOfAnyKindIsLeftToTheListener() throws Exception {
        Witness asks = new Witness();
        Witness asked = new Witness();
        SmackLink asker = open(settings("asker"), asks);
        SmackLink thing = open(settings("asked"), asked);
        Jid to = asked.awaitOnline();
        asks.awaitOnline();
        asker.send(stanza("<iq xmlns='jabber:client' type='get' id='v1' to='" + to
                + "'><query xmlns='jabber:iq:version'/></iq>"));
        Element request = asked.awaitStanza("v1");
        thing.send(Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", "result")
                .attribute("id", "v1")
                .attribute("to", request.attribute("from"))
                .build());
        assertEquals("result", asks.awaitStanza("v1").attribute("type").orElseThrow());
        assertEquals(
                1, asks.count(Element.class, e -> e.attribute("id").orElse("").equals("v1")));
    }

    /** Without what servers add: the sender, and the language of the stream (RFC 6120 §8.1.5). */
    private static Element asSent(Element stanza) {
        return new Element(
                stanza.name(),
                stanza.attributes().stream()
                        .filter(a -> !a.name().getLocalPart().equals("from")
                                && !a.name().getLocalPart().equals("lang"))
                        .toList(),
                stanza.content());
    }

    /** What made Smack's own IoT classes lose the stream, or answer nothing; and what they lost of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq type='set' id='%s'><register xmlns='urn:xmpp:iot:discovery'><str name='SN' value='1'/></register></iq>",
                "<iq type='get' id='%s'><req xmlns='urn:xmpp:iot:sensordata' seqnr='1' momentary='true'>"
                        + "<node nodeId='n'/><field name='Temperature'/></req></iq>",
                "<message id='%s'><fields xmlns='urn:xmpp:iot:sensordata' seqnr='1' done='true'><node nodeId='n'>"
                        + "<timestamp value='2013-03-07T16:24:30'><numeric name='T' value='1' unit='K'/></timestamp>"
                        + "</node></fields></message>",
                "<iq type='set' id='%s'><set xmlns='urn:xmpp:iot:control'><boolean name='Output' value='true'/>"
                        + "<string name='s' value=''/></set></iq>",
                "<iq type='set' id='%s'><claimed xmlns='urn:xmpp:iot:discovery' jid='owner@house.test' public='true'/></iq>",
                "<iq type='set' id='%s'><removed xmlns='urn:xmpp:iot:discovery'/></iq>",
                "<iq type='set' id='%s'><disown xmlns='urn:xmpp:iot:discovery' jid='a@house.test'/></iq>",
                "<iq type='get' id='%s'><canRead xmlns='urn:xmpp:iot:provisioning' jid='a@house.test'/></iq>",
                "<iq type='get' id='%s'><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq type='set' id='%s'><query xmlns='jabber:iq:roster'><item jid='x'/></query></iq>",
                "<message id='%s'><unfriend xmlns='urn:xmpp:iot:provisioning' jid='a@house.test'/></message>"
            })
    void stanzasThatSmackStumblesOverArriveAndEndNothing(String pattern) throws Exception {
        Witness hears = new Witness();
        Witness speaks = new Witness();
        SmackLink speaker = open(settings("tester"), speaks);
        open(settings("victim"), hears);
        Jid to = hears.awaitOnline();
        speaks.awaitOnline();
        Element sent =
                stanza(pattern.formatted("s1")).inNamespace(Namespaces.CLIENT).with("to", to.toString());
        speaker.send(sent);
        assertEquals(sorted(sent), sorted(asSent(hears.awaitStanza("s1"))));
        speaker.send(sent.with("id", "s2"));
        hears.awaitStanza("s2");
        assertEquals(1, hears.count(Status.class, s -> s.state() == State.ONLINE));
        assertEquals(0, speaks.count(Element.class, e -> true), "Nobody but the listener answers");
    }

    @Test
    void noSecretIsLogged() throws Exception {
        server.account("guarded", "right");
        String secret = "correct-horse-battery-staple";
        PrintStream console = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            Witness witness = new Witness();
            Settings settings =
                    Settled.with(settings("guarded"), new Login("kith", Settled.password(secret), true, false));
            SmackLink link = open(settings, witness);
            witness.await(State.FAILED);
            link.update(Settled.with(settings, new Login("kith", Settled.password("right"), true, false)));
            witness.awaitOnline();
            link.close();
            assertFalse(settings.toString().contains(secret));
            assertFalse(witness.told().toString().contains(secret));
        } finally {
            System.setErr(console);
        }
        String logged = log.toString(StandardCharsets.UTF_8);
        assertTrue(logged.contains("guarded"), "There is a log at all");
        assertFalse(logged.contains(secret));
        assertFalse(logged.contains(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))));
    }
}
