// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.control.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Message;
import io.kith.xmpp.StanzaException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The handler with everything around it faked, and the requests that a test sends. */
final class House {

    static final Jid CLIENT = Jid.of("primary@example.org/amr");

    private static final Jid THING = Jid.of("dimmer@example.org");

    /** Answers are not sent by handlers, so nothing is sent here. */
    final Connection connection = (Connection) Proxy.newProxyInstance(
            House.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> switch (method.getName()) {
                case "account" -> "actuator";
                case "jid" -> THING;
                default -> throw new AssertionError("Nobody here needs " + method);
            });

    final FakeThings things = new FakeThings();
    final Controls controls = new Controls(things);

    static Element parse(String xml) {
        try {
            return XmlReader.parse(xml);
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    static Element set(String content) {
        return parse("<set xmlns='urn:xmpp:iot:control'>" + content + "</set>");
    }

    static Element submit(String fields) {
        return set("<x xmlns='jabber:x:data' type='submit'>" + fields + "</x>");
    }

    static Element example(String file) throws Exception {
        return parse(Files.readString(Path.of("src", "test", "resources", "xep-0325", file)));
    }

    static Element trimmed(Element element) {
        Element.Builder trimmed = Element.builder(element.namespace(), element.localName());
        element.attributes().forEach(a -> trimmed.attribute(a.name(), a.value()));
        element.children().forEach(child -> trimmed.child(trimmed(child)));
        return trimmed.text(element.children().isEmpty() ? element.text() : "").build();
    }

    Iq iq(Iq.Type type, Element payload) {
        return new Iq(connection, type, CLIENT, THING.withResource("kith"), "1", Optional.empty(), payload);
    }

    Element ask(Iq.Type type, Element payload) throws Exception {
        return controls.handle(iq(type, payload))
                .toCompletableFuture()
                .get()
                .payload()
                .orElseThrow();
    }

    Element ask(Element payload) throws Exception {
        return ask(Iq.Type.SET, payload);
    }

    StanzaException refused(Element payload) {
        try {
            controls.handle(iq(Iq.Type.SET, payload)).toCompletableFuture().get();
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

    void tell(Element stanza, boolean delayed) {
        controls.handle(new Message(connection, "normal", CLIENT, Optional.empty(), Optional.empty(), delayed, stanza));
    }
}
