// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Status;
import io.kith.xmpp.Status.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link against a real server. */
class ProsodyTest {

    @TempDir
    static Path folder;

    private static Prosody server;

    private final List<SmackLink> links = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = new Prosody(folder).start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    @AfterEach
    void close() {
        links.forEach(SmackLink::close);
    }

    private Settings settings(String user) {
        return Settled.tls(
                user + '@' + Prosody.DOMAIN,
                server.port(),
                server.certificate(),
                new Password.InFile(folder.resolve("accounts").resolve(user + ".password")));
    }

    private SmackLink open(Settings settings, Witness witness) {
        SmackLink link = new SmackLink(settings);
        links.add(link);
        link.open(witness);
        return link;
    }

    private static Element stanza(String xml) throws Exception {
        return XmlReader.parse(xml);
    }

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
    void aWrongPasswordNamesTheRemedy() throws Exception {
        server.account("locked", "right");
        Witness witness = new Witness();
        Settings settings = settings("locked");
        Files.createDirectories(folder.resolve("accounts"));
        Files.writeString(folder.resolve("accounts/locked.password"), "wrong\n");
        open(settings, witness);
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("refuses the password of locked@house.test"), detail);
        assertTrue(detail.contains(folder.resolve("accounts/locked.password").toString()), detail);
        assertEquals(0, witness.count(Jid.class, j -> true));
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
}
