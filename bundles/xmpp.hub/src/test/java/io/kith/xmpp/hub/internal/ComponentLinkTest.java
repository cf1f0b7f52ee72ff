// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Link;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Status;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A bundle of the same process that serves a domain of its own. */
class ComponentLinkTest extends HubTest {

    private static final class Heard implements Link.Listener {
        private final BlockingQueue<Object> all = new LinkedBlockingQueue<>();

        @Override
        public void status(Status status) {
            all.add(status.state());
        }

        @Override
        public void online(Jid boundJid) {
            all.add(boundJid);
        }

        @Override
        public void received(Element stanza) {
            all.add(stanza);
        }

        Object next() throws InterruptedException {
            Object next = all.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nothing came");
            }
            return next;
        }

        Element stanza() throws InterruptedException {
            return (Element) next();
        }
    }

    private final Heard heard = new Heard();

    private Link open() throws Exception {
        Link link = hub.links().get(0);
        assertEquals("registry", link.account());
        assertEquals(Jid.of("registry.localhost"), link.jid());
        assertEquals(Link.Kind.COMPONENT, link.kind());
        link.open(heard);
        assertEquals(link.jid(), heard.next());
        assertEquals(Status.State.ONLINE, heard.next());
        return link;
    }

    private static Element iq(String type, String id, String to) {
        return Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", type)
                .attribute("id", id)
                .attribute("to", to)
                .build();
    }

    @Test
    void requestsGoInAndAnswersComeOut() throws Exception {
        Link link = open();
        RawClient anna = online("anna", "a");
        anna.send("<iq type='set' id='1' to='registry.localhost'><register xmlns='r'/></iq>");
        Element request = heard.stanza();
        assertEquals(anna.jid(), request.attribute("from").orElse(""));
        link.send(iq("result", "1", anna.jid()));
        Element answer = anna.next();
        assertEquals("registry.localhost", answer.attribute("from").orElse(""));
        assertEquals("result", answer.attribute("type").orElse(""));
    }

    @Test
    void itAsksTheServerAndClients() throws Exception {
        Link link = open();
        link.send(Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", "get")
                .attribute("id", "1")
                .child("urn:xmpp:ping", "ping")
                .build());
        assertEquals("result", heard.stanza().attribute("type").orElse(""));
        link.send(iq("get", "2", "nobody@localhost/x").toBuilder()
                .child("urn:xmpp:ping", "ping")
                .build());
        assertEquals("service-unavailable", RawClient.condition(heard.stanza()));
        RawClient anna = online("anna", "a");
        link.send(iq("get", "3", anna.jid()).with("from", "thing@registry.localhost").toBuilder()
                .child("q", "q")
                .build());
        assertEquals("thing@registry.localhost", anna.next().attribute("from").orElse(""));
        anna.send("<iq type='result' id='3' to='thing@registry.localhost'/>");
        assertEquals("thing@registry.localhost", heard.stanza().attribute("to").orElse(""));
    }

    @Test
    void itBefriendsAndSeesPresence() throws Exception {
        Link link = open();
        RawClient anna = online("anna", "a");
        anna.send("<presence type='subscribe' to='registry.localhost'/>");
        assertEquals("subscribe", heard.stanza().attribute("type").orElse(""));
        link.send(Element.builder(Namespaces.CLIENT, "presence")
                .attribute("type", "subscribed")
                .attribute("to", "anna@localhost")
                .build());
        anna.await(e -> RawClient.is(e, "presence", "subscribed", "registry.localhost"));
        link.send(Element.builder(Namespaces.CLIENT, "presence")
                .attribute("to", "anna@localhost")
                .build());
        anna.await(e -> RawClient.is(e, "presence", "", "registry.localhost"));
        anna.send("<message to='registry.localhost'><body>Hi</body></message>");
        assertEquals("message", heard.stanza().localName());
    }

    @Test
    void whatItDoesNotAnswerIsAnsweredWhenItCloses() throws Exception {
        Link link = open();
        RawClient anna = online("anna", "a");
        anna.send("<iq type='get' id='1' to='registry.localhost'><q xmlns='q'/></iq>");
        heard.stanza();
        link.close();
        assertEquals("service-unavailable", RawClient.condition(anna.next()));
        Element later = anna.request("get", "registry.localhost", "<q xmlns='q'/>");
        assertEquals("service-unavailable", RawClient.condition(later));
        assertThrows(IllegalStateException.class, () -> link.send(iq("result", "1", anna.jid())));
    }

    @Test
    void itSpeaksForItsOwnDomainOnly() throws Exception {
        Link link = open();
        Element foreign = iq("result", "1", "bert@localhost").with("from", "anna@localhost");
        assertThrows(IllegalArgumentException.class, () -> link.send(foreign));
    }

    @Test
    void itConnectsAnew() throws Exception {
        Link link = open();
        link.reconnect();
        assertEquals(Status.State.CONNECTING, heard.next());
        assertEquals(link.jid(), heard.next());
        assertEquals(Status.State.ONLINE, heard.next());
    }
}
