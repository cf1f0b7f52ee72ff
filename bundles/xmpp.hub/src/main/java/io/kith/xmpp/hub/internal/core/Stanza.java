// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.core;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.StanzaException;

/**
 * A stanza on its way, with the addresses understood.
 *
 * @param element as it will be delivered; {@code from} is stamped
 * @param from who sent it
 * @param to whom it is for
 */
public record Stanza(Element element, Jid from, Jid to) {

    /** A stanza stamped with both addresses. */
    public static Stanza of(Element element, Jid from, Jid to) {
        return new Stanza(
                element.toBuilder()
                        .attribute("from", from.toString())
                        .attribute("to", to.toString())
                        .build(),
                from,
                to);
    }

    /** Whether this is an IQ. */
    public boolean isIq() {
        return element.localName().equals("iq");
    }

    /** Whether this is a message. */
    public boolean isMessage() {
        return element.localName().equals("message");
    }

    /** The type as written; empty if there is none. */
    public String type() {
        return element.attribute("type").orElse("");
    }

    /** The id, empty if there is none. */
    public String id() {
        return element.attribute("id").orElse("");
    }

    /** Whether this is a request that must be answered. */
    public boolean isRequest() {
        return isIq() && (type().equals("get") || type().equals("set"));
    }

    /** Whether an error may come back: never for an error nor an answer, nor for news that somebody left. */
    public boolean mayBounce() {
        String type = type();
        if (type.equals("error")) {
            return false;
        }
        if (isIq()) {
            return !type.equals("result");
        }
        return isMessage() || type.isEmpty() || type.equals("subscribe");
    }

    /** The answer to a request, without payload. */
    public Element.Builder result() {
        return reply("result");
    }

    /** The same stanza come back as an error. */
    public Element error(StanzaException error) {
        return reply("error").child(error.toElement()).build();
    }

    private Element.Builder reply(String type) {
        return Element.builder(Namespaces.CLIENT, element.localName())
                .attribute("type", type)
                .attribute("id", element.attribute("id"))
                .attribute("from", to.toString())
                .attribute("to", from.toString());
    }
}
