// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.xml.Attribute;
import io.kith.xml.Content;
import io.kith.xml.Element;
import io.kith.xml.Text;
import io.kith.xml.XmlWriter;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.StanzaListener.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts stanzas into words. */
final class StanzaText {

    private static final int MOST_ATTRIBUTE = 500;

    private StanzaText() {}

    /** About how many characters the element has; stops counting soon after the limit. */
    static int size(Element element, int limit) {
        int size = 2 * element.localName().length() + element.namespace().length() + 5;
        for (Attribute attribute : element.attributes()) {
            size += attribute.name().getLocalPart().length() + attribute.value().length() + 4;
        }
        for (Content each : element.content()) {
            if (size > limit) {
                return size;
            }
            if (each instanceof Element child) {
                size += size(child, limit - size);
            } else if (each instanceof Text text) {
                size += text.value().length();
            }
        }
        return size;
    }

    /** The stanza with its payloads emptied. */
    static Element shell(Element stanza) {
        List<Content> children = stanza.children().stream()
                .limit(10)
                .<Content>map(child -> new Element(child.name(), List.of(), List.of()))
                .toList();
        List<Attribute> attributes = stanza.attributes().stream()
                .filter(attribute -> attribute.value().length() <= MOST_ATTRIBUTE)
                .toList();
        return new Element(stanza.name(), attributes, children);
    }

    /** What the page shows of an entry. */
    static Map<String, Object> describe(StanzaLog.Entry entry) {
        Element stanza = entry.stanza();
        boolean in = entry.direction() == Direction.IN;
        return Json.object(
                "number", entry.number(),
                "time", entry.time(),
                "in", in,
                "account", entry.account(),
                "kind", stanza.localName(),
                "type", stanza.attribute("type").orElse(""),
                "peer", stanza.attribute(in ? "from" : "to").orElse(""),
                "what", what(stanza),
                "cut", entry.cut(),
                "xml", XmlWriter.write(stanza, Namespaces.CLIENT));
    }

    /** The words of a message for people, else the names of what the stanza carries, errors first. */
    private static String what(Element stanza) {
        return stanza.child(Namespaces.CLIENT, "body").map(Element::text).orElseGet(() -> stanza.children().stream()
                .sorted(Comparator.comparing(child -> child.localName().equals("error") ? 0 : 1))
                .map(StanzaText::name)
                .collect(Collectors.joining(", ")));
    }

    private static String name(Element child) {
        if (child.is(Namespaces.CLIENT, "error")) {
            return child.children().stream()
                    .filter(e -> e.namespace().equals(Namespaces.STANZAS)
                            && !e.localName().equals("text"))
                    .map(Element::localName)
                    .findFirst()
                    .orElse("error");
        }
        return child.namespace().equals(Namespaces.CLIENT)
                ? child.localName()
                : child.localName() + " " + child.namespace();
    }
}
