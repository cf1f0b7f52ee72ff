// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a link carries, both ways. */
class StanzasTest extends AgainstFakeServer {

    @Test
    void stanzasThatComeBeforeTheLoginEndsAreToldAfterIt() throws Exception {
        server.manner.beforeBindResult = "<message id='early'/><iq type='get' id='q'><x xmlns='urn:x'/></iq>";
        open(settings());
        server.nextStream().send("<message id='late'/>");
        witness.awaitStanza("late");
        List<Object> told = witness.told();
        List<String> order = told.stream()
                .filter(e -> !(e instanceof Status))
                .map(e -> e instanceof Element s ? s.attribute("id").orElseThrow() : "online")
                .toList();
        assertEquals(List.of("online", "early", "q", "late"), order);
    }

    @Test
    void everythingIsToldOnOneThread() throws Exception {
        open(settings());
        FakeServer.Stream stream = server.nextStream();
        for (int i = 0; i < 300; i++) {
            stream.send("<message id='" + i + "'/>");
        }
        witness.awaitStanza("299");
        assertEquals(1, witness.threads().size());
        List<String> ids = witness.told().stream()
                .filter(Element.class::isInstance)
                .map(e -> ((Element) e).attribute("id").orElseThrow())
                .toList();
        for (int i = 0; i < 300; i++) {
            assertEquals(String.valueOf(i), ids.get(i));
        }
    }

    @Test
    void aTooLargeRequestIsStillToBeAnsweredAndTheStreamGoesOn() throws Exception {
        open(settings());
        FakeServer.Stream stream = server.nextStream();
        String large = "x".repeat(400 * 1024);
        stream.send("<iq type='set' id='big' from='a@b/c'><set xmlns='urn:xmpp:iot:control'>" + large + "</set></iq>");
        stream.send("<iq type='result' id='r' from='a@b/c'><x xmlns='urn:x'>" + large + "</x></iq>");
        stream.send("<message id='after'/>");
        Element request = witness.awaitStanza("big");
        assertEquals(List.of(), request.content());
        assertEquals("a@b/c", request.attribute("from").orElseThrow());
        Element result = witness.awaitStanza("r");
        assertEquals("error", result.attribute("type").orElseThrow());
        witness.awaitStanza("after");
        assertEquals(1, server.connections());
    }

    @Test
    void oddStanzasDoNotEndTheStream() throws Exception {
        open(settings());
        FakeServer.Stream stream = server.nextStream();
        List<String> odd = List.of(
                "<iq from='' type='get' id='o1'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
                "<iq type='set' id='o2'/>",
                "<iq type='nonsense' id='o3'><a xmlns='urn:a'/><b xmlns='urn:b'/></iq>",
                "<message id='o4' type='nonsense' xml:lang='tlh' from='@@not an address'><body/></message>",
                "<presence id='o5' type='nonsense'><priority>many</priority><show>blue</show></presence>",
                "<iq type='result' id='o6'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>@</jid></bind></iq>",
                "<iq type='error' id='o7'><error><nonsense/></error></iq>");
        for (String xml : odd) {
            stream.send(xml);
        }
        for (int i = 1; i <= odd.size(); i++) {
            Element expected = XmlReader.parse(odd.get(i - 1)).inNamespace(Namespaces.CLIENT);
            assertEquals(expected, witness.awaitStanza("o" + i));
        }
        assertEquals(1, server.connections());
        assertTrue(stream.heard.isEmpty(), "Nobody but the listener answers");
    }

    @Test
    void whatIsNotXmlEndsTheStreamAndANewOneBegins() throws Exception {
        open(settings());
        server.nextStream().send("<message><unclosed></message>");
        server.nextStream().send("<message id='new'/>");
        witness.awaitStanza("new");
        witness.awaitOnline(2);
    }

    @Test
    void documentTypesAndEntitiesAreRefused() throws Exception {
        open(settings());
        server.nextStream().send("<message id='e'><body>&lol;</body></message>");
        witness.awaitOnline(2);
        assertEquals(0, witness.count(Element.class, e -> true));
    }

    @Test
    void sendingNeverBlocks() throws Exception {
        SmackLink link = open(settings());
        assertThrows(IllegalStateException.class, () -> new SmackLink(settings()).send(message("offline")));
        server.nextStream().deaf = true;
        witness.awaitOnline();
        Element large = Element.builder(Namespaces.CLIENT, "message")
                .child(Namespaces.CLIENT, "body", "y".repeat(100_000))
                .build();
        assertThrows(IllegalStateException.class, () -> {
            for (int i = 0; i < 1000; i++) {
                link.send(large);
            }
        });
        long began = System.nanoTime();
        link.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 6);
        Threads.awaitNone("kith-xmpp", "Smack");
    }

    @Test
    void sendingKeepsTheOrderBeyondTheQueueOfTheLibrary() throws Exception {
        SmackLink link = open(settings());
        FakeServer.Stream stream = server.nextStream();
        witness.awaitOnline();
        for (int i = 0; i < 3000; i++) {
            link.send(message(String.valueOf(i)));
        }
        for (int i = 0; i < 3000; i++) {
            assertEquals(String.valueOf(i), stream.next().attribute("id").orElseThrow());
        }
    }
}
