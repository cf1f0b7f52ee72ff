// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xml.Limits;
import io.kith.xml.Symbols;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes whole stanzas from a stream as {@link Element}s, exactly as they came. Of a stanza that exceeds the limits only
 * the start tag is kept; the rest is read over, so that the stream goes on and the sender can be answered.
 *
 * <p>The JDK's parser keeps every name it ever saw, also of what is read over. A stanza may therefore bring few new ones
 * and is cut beyond that; only when the names of the whole stream exceed {@link Limits#names()} must the stream end, since
 * a new stream has a new parser.
 */
final class StanzaReader {

    /** {@link Limits#STANZA}, with more names: those of all senders come through one stream. */
    static final Limits LIMITS =
            new Limits(Limits.STANZA.bytes(), Limits.STANZA.depth(), Limits.STANZA.nodes(), 50_000);

    /** One stanza may bring a hundredth of the names of a stream, and as many as a stanza can well need. */
    private static final int SHARE = 100;

    private static final int LEAST_SHARE = 50;

    /**
     * A stanza.
     *
     * @param element what is kept
     * @param complete whether that is all; if not, the element is without content
     */
    record Stanza(Element element, boolean complete) {}

    private final XMLStreamReader xml;
    private final Limits limits;
    private final Symbols symbols = new Symbols();
    private int symbolsBefore;
    private long symbolCharactersBefore;
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
        symbolsBefore = symbols.count();
        symbolCharactersBefore = symbols.characters();
        Element.Builder head = startTag();
        Element bare = head.build();
        content(head, 1);
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
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> symbols.add(xml.getPITarget());
                default -> {
                    // comments, which no server passes on
                }
            }
        }
    }

    /** Reads over the element whose start tag is current. */
    private void skip() throws XMLStreamException {
        countTag();
        int open = 1;
        while (open > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    countTag();
                    open++;
                }
                case XMLStreamConstants.END_ELEMENT -> open--;
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> symbols.add(xml.getPITarget());
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw new XMLStreamException("Document types and entities are not allowed in XMPP.");
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

    private Element.Builder startTag() throws XMLStreamException {
        QName name = xml.getName();
        take(name.getLocalPart().length());
        Element.Builder element = Element.builder(name.getNamespaceURI(), name.getLocalPart());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            QName attribute = xml.getAttributeName(i);
            String value = xml.getAttributeValue(i);
            if (take(attribute.getLocalPart().length() + value.length())) {
                element.attribute(new QName(attribute.getNamespaceURI(), attribute.getLocalPart()), value);
            }
        }
        // Last, so that a head that declares too many names still keeps the attributes by which it can be answered.
        countTag();
        return element;
    }

    private void countTag() throws XMLStreamException {
        nodes += symbols.addStartTag(xml);
        if (nodes > limits.nodes()
                || symbols.exceed(
                        Math.max(LEAST_SHARE, limits.names() / SHARE), symbolsBefore, symbolCharactersBefore)) {
            excess = true;
        }
        if (symbols.exceed(limits.names())) {
            throw new XMLStreamException("The stream uses more than " + limits.names() + " different names.");
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
