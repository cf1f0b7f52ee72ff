// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.XmlException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class XmlTest {

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reason refused(String text) {
        return assertThrows(XmlException.class, () -> XmlReader.parse(text)).reason();
    }

    @Test
    void keepsTheOrderOfChildrenOfDifferentNames() throws Exception {
        Element element = XmlReader.parse("<t xmlns='a'><n v='1'/><b v='2'/><n v='3'/>tail</t>");
        assertEquals(
                List.of("n", "b", "n"),
                element.children().stream().map(Element::localName).toList());
        assertEquals("tail", element.text());
        assertEquals("<t xmlns='a'><n v='1'/><b v='2'/><n v='3'/>tail</t>", element.toString());
    }

    @Test
    void prefixesDoNotCount() throws Exception {
        assertEquals(
                XmlReader.parse("<t xmlns='a' xmlns:p='b'><p:c/></t>"),
                XmlReader.parse("<t xmlns='a'><c xmlns='b'/></t>"));
    }

    @Test
    void attributesWithNamespacesSurvive() throws Exception {
        Element element = XmlReader.parse("<t xml:lang='en' xmlns:q='urn:q' q:a='1' a='2'/>");
        assertEquals(Optional.of("en"), element.language());
        assertEquals(Optional.of("2"), element.attribute("a"));
        assertEquals(element, XmlReader.parse(element.toString()));
    }

    @Test
    void refusesDocumentTypesAndEntities() {
        assertEquals(Reason.RESTRICTED_XML, refused("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
        assertEquals(Reason.RESTRICTED_XML, refused("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"));
        assertEquals(Reason.RESTRICTED_XML, refused("<a>&b;</a>"));
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        for (String text :
                List.of("", "<a>", "<a></b>", "<a b='1' b='2'/>", "<a/><b/>", "<p:a/>", "<a>\u0001</a>", "x")) {
            assertEquals(Reason.NOT_WELL_FORMED, refused(text), text);
        }
    }

    @Test
    void refusesWhatGrowsBeyondItsLimits() {
        assertEquals(Reason.LIMIT_EXCEEDED, refused("<a>".repeat(70) + "</a>".repeat(70)));
        assertEquals(Reason.LIMIT_EXCEEDED, refused("<a>" + "<b/>".repeat(20_001) + "</a>"));
        assertEquals(Reason.LIMIT_EXCEEDED, refused("<a>" + "x".repeat(300_000) + "</a>"));
    }

    @Test
    void aStreamIsReadElementByElement() throws Exception {
        XmlReader reader = new XmlReader(
                bytes(
                        "<?xml version='1.0'?><s:stream xmlns='jabber:client' xmlns:s='urn:s' to='x'> <iq/>\n<message/></s:stream>"),
                Limits.STANZA);
        Element header = reader.openStream();
        assertTrue(header.is("urn:s", "stream"));
        assertEquals(Optional.of("x"), header.attribute("to"));
        assertEquals(Optional.of(Element.of("jabber:client", "iq")), reader.nextElement());
        assertEquals(Optional.of(Element.of("jabber:client", "message")), reader.nextElement());
        assertEquals(Optional.empty(), reader.nextElement());
    }

    @Test
    void anElementIsDeliveredBeforeTheNextByteArrives() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try (PipedOutputStream out = new PipedOutputStream();
                    PipedInputStream in = new PipedInputStream(out)) {
                XmlReader reader = new XmlReader(in, Limits.STANZA);
                out.write("<stream>".getBytes(StandardCharsets.UTF_8));
                assertEquals("stream", reader.openStream().localName());
                out.write("<iq>x</iq>".getBytes(StandardCharsets.UTF_8));
                assertEquals("x", reader.nextElement().orElseThrow().text());
            }
        });
    }

    @Test
    void aStreamThatBreaksOffIsAnIoErrorAndNotABadElement() throws Exception {
        XmlReader reader = new XmlReader(bytes("<s><iq>"), Limits.STANZA);
        reader.openStream();
        assertThrows(IOException.class, reader::nextElement);
    }

    @Test
    void limitsHoldForEachElementOfAStreamAndNotForTheirSum() throws Exception {
        String stanza = "<m>" + "x".repeat(10_000) + "</m>";
        XmlReader reader = new XmlReader(bytes("<s>" + stanza.repeat(100) + "</s>"), new Limits(12_000, 4, 10, 10));
        reader.openStream();
        for (int i = 0; i < 100; i++) {
            assertTrue(reader.nextElement().isPresent());
        }
        assertFalse(reader.nextElement().isPresent());
    }

    @Test
    void aStreamOfEverNewNamesEnds() throws Exception {
        StringBuilder text = new StringBuilder("<s>");
        for (int i = 0; i < 50; i++) {
            text.append("<n").append(i).append("/>");
        }
        XmlReader reader = new XmlReader(bytes(text.toString()), new Limits(12_000, 4, 10, 20));
        reader.openStream();
        XmlException e = assertThrows(XmlException.class, () -> {
            while (reader.nextElement().isPresent()) {
                // until refused
            }
        });
        assertEquals(Reason.LIMIT_EXCEEDED, e.reason());
    }

    @Test
    void commentsInAStreamAreRefused() throws Exception {
        XmlReader reader = new XmlReader(bytes("<s><!-- hello --><iq/></s>"), Limits.STANZA);
        reader.openStream();
        assertEquals(
                Reason.RESTRICTED_XML,
                assertThrows(XmlException.class, reader::nextElement).reason());
    }

    /** A peer that connects and says nothing must not hold up anybody else's reader. */
    @Test
    void aSilentInputHoldsUpNobodyElse() throws Exception {
        try (PipedInputStream silent = new PipedInputStream();
                PipedOutputStream peer = new PipedOutputStream(silent)) {
            XmlReader waiting = new XmlReader(silent, Limits.STRANGER);
            Thread reader = new Thread(() -> {
                try {
                    waiting.openStream();
                } catch (XmlException | IOException e) {
                    // the input ends with the test
                }
            });
            reader.setDaemon(true);
            reader.start();
            while (reader.getState() != Thread.State.TIMED_WAITING && reader.isAlive()) {
                Thread.onSpinWait();
            }
            Element other = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> XmlReader.parse("<a/>"));
            assertEquals("a", other.localName());
            peer.flush();
        }
    }
}
