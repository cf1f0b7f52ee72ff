// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xml.Limits;
import java.util.HashSet;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes whole stanzas from a stream as {@link Element}s, exactly as they came. Of a stanza that exceeds the limits only
 * the start tag is kept; the rest is read over, so that the stream goes on and the sender can be answered.
 */
final class StanzaReader {

    /**
     * A stanza.
     *
     * @param element what is kept
     * @param complete whether that is all; if not, the element is without content
     */
    record Stanza(Element element, boolean complete) {}

    private final XMLStreamReader xml;
    private final Limits limits;
    private final Set<String> names = new HashSet<>();
    private int bytes;
    private int nodes;
    private boolean excess;

    StanzaReader(XMLStreamReader xml, Limits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /** Reads from the current start tag to its end tag. */
    Stanza read() throws XMLStreamException {
        bytes = 0;
        nodes = 0;
        excess = false;
        Element.Builder head = startTag();
        Element bare = head.build();
        content(head, 1);
        if (names.size() > limits.names()) {
            // The JDK's parser keeps every name it ever saw; a new stream has a new parser.
            throw new XMLStreamException("The stream uses more than " + limits.names() + " different names.");
        }
        return excess ? new Stanza(bare, false) : new Stanza(head.build(), true);
    }

    private void content(Element.Builder element, int depth) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (excess || depth >= limits.depth()) {
                        excess = true;
                        skip();
                    } else {
                        flush(text, element);
                        Element.Builder child = startTag();
                        content(child, depth + 1);
                        element.child(child.build());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    flush(text, element);
                    return;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (take(xml.getTextLength())) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw new XMLStreamException("Document types and entities are not allowed in XMPP.");
                default -> {
                    // comments and instructions, which no server passes on
                }
            }
        }
    }

    /** Reads over the element whose start tag is current. */
    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {
                    // not kept
                }
            }
        }
    }

    private static void flush(StringBuilder text, Element.Builder element) {
        element.text(text.toString());
        text.setLength(0);
    }

    private Element.Builder startTag() {
        QName name = xml.getName();
        count(name);
        Element.Builder element = Element.builder(name.getNamespaceURI(), name.getLocalPart());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            QName attribute = xml.getAttributeName(i);
            String value = xml.getAttributeValue(i);
            count(attribute);
            if (take(value.length())) {
                element.attribute(new QName(attribute.getNamespaceURI(), attribute.getLocalPart()), value);
            }
        }
        return element;
    }

    private void count(QName name) {
        names.add(name.getLocalPart());
        take(name.getLocalPart().length());
        if (++nodes > limits.nodes()) {
            excess = true;
        }
    }

    private boolean take(int characters) {
        bytes += characters;
        if (bytes > limits.bytes()) {
            excess = true;
        }
        return !excess;
    }
}
