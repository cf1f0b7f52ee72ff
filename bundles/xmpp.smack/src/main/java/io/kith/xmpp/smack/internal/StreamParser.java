// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Limits;
import java.io.IOException;
import java.io.Reader;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * The parser that Smack is given for every stream. Smack reads the stream's own elements with it; whole stanzas are
 * taken by {@link #readStanza()}, which always ends on the stanza's end tag. It takes neither document types nor
 * entities, and its input is bounded.
 */
final class StreamParser implements XmlPullParser {

    private static final XMLInputFactory FACTORY = factory();

    private final BoundedReader input;
    private final XMLStreamReader xml;
    private final StanzaReader stanzas;
    private int depth;
    private boolean leaving;

    StreamParser(Reader reader, Limits limits) throws XmlPullParserException {
        input = new BoundedReader(reader, limits.bytes());
        try {
            synchronized (FACTORY) {
                xml = FACTORY.createXMLStreamReader(input);
            }
        } catch (XMLStreamException e) {
            throw new XmlPullParserException(e);
        }
        stanzas = new StanzaReader(xml, limits);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // What is too much is cut and answered; the JDK's own limits would end the stream.
        factory.setProperty("http://www.oracle.com/xml/jaxp/properties/maxXMLNameLimit", "100000000");
        factory.setProperty("http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit", "100000000");
        return factory;
    }

    /** Reads the stanza whose start tag is current; afterwards its end tag is. */
    StanzaReader.Stanza readStanza() throws XmlPullParserException {
        try {
            StanzaReader.Stanza stanza = stanzas.read();
            input.restart();
            leaving = true;
            return stanza;
        } catch (XMLStreamException e) {
            throw new XmlPullParserException(e);
        }
    }

    @Override
    public Event next() throws XmlPullParserException {
        try {
            int event = advance(xml.next());
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XmlPullParserException("Document types and entities are not allowed in XMPP.");
            }
            return event(event);
        } catch (XMLStreamException e) {
            throw new XmlPullParserException(e);
        }
    }

    @Override
    public TagEvent nextTag() throws XmlPullParserException {
        try {
            int event = advance(xml.nextTag());
            return event == XMLStreamConstants.START_ELEMENT ? TagEvent.START_ELEMENT : TagEvent.END_ELEMENT;
        } catch (XMLStreamException e) {
            throw new XmlPullParserException(e);
        }
    }

    @Override
    public String nextText() throws XmlPullParserException {
        try {
            String text = xml.getElementText();
            leaving = true;
            return text;
        } catch (XMLStreamException e) {
            throw new XmlPullParserException(e);
        }
    }

    /** On an end tag the depth still counts the element that ends; it falls with the next event. */
    private int advance(int event) {
        if (leaving) {
            depth--;
            leaving = false;
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            leaving = true;
        }
        if (depth <= 1) {
            input.restart();
        }
        return event;
    }

    private static Event event(int event) {
        return switch (event) {
            case XMLStreamConstants.START_ELEMENT -> Event.START_ELEMENT;
            case XMLStreamConstants.END_ELEMENT -> Event.END_ELEMENT;
            case XMLStreamConstants.CHARACTERS -> Event.TEXT_CHARACTERS;
            case XMLStreamConstants.SPACE -> Event.IGNORABLE_WHITESPACE;
            case XMLStreamConstants.START_DOCUMENT -> Event.START_DOCUMENT;
            case XMLStreamConstants.END_DOCUMENT -> Event.END_DOCUMENT;
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> Event.PROCESSING_INSTRUCTION;
            case XMLStreamConstants.COMMENT -> Event.COMMENT;
            default -> Event.OTHER;
        };
    }

    @Override
    public Event getEventType() {
        return event(xml.getEventType());
    }

    @Override
    public int getDepth() {
        return depth;
    }

    @Override
    public QName getQName() {
        return xml.getName();
    }

    @Override
    public String getName() {
        return xml.getLocalName();
    }

    @Override
    public @Nullable String getNamespace() {
        return xml.getNamespaceURI();
    }

    @Override
    public @Nullable String getNamespace(@Nullable String prefix) {
        return xml.getNamespaceContext().getNamespaceURI(prefix == null ? XMLConstants.DEFAULT_NS_PREFIX : prefix);
    }

    @Override
    public @Nullable String getPrefix() {
        return xml.getPrefix();
    }

    @Override
    public String getText() {
        return xml.getText();
    }

    @Override
    public boolean isWhiteSpace() {
        return xml.isWhiteSpace();
    }

    @Override
    public int getAttributeCount() {
        return xml.getAttributeCount();
    }

    @Override
    public @Nullable QName getAttributeQName(int index) {
        return xml.getAttributeName(index);
    }

    @Override
    public @Nullable String getAttributeName(int index) {
        return xml.getAttributeLocalName(index);
    }

    @Override
    public @Nullable String getAttributeNamespace(int index) {
        return xml.getAttributeNamespace(index);
    }

    @Override
    public @Nullable String getAttributePrefix(int index) {
        return xml.getAttributePrefix(index);
    }

    @Override
    public @Nullable String getAttributeType(int index) {
        return xml.getAttributeType(index);
    }

    @Override
    public @Nullable String getAttributeValue(int index) {
        return xml.getAttributeValue(index);
    }

    @Override
    public @Nullable String getAttributeValue(@Nullable String namespace, String name) {
        return xml.getAttributeValue(namespace, name);
    }

    @Override
    public int getNamespaceCount() {
        return xml.getNamespaceCount();
    }

    @Override
    public @Nullable String getNamespacePrefix(int index) {
        return xml.getNamespacePrefix(index);
    }

    @Override
    public @Nullable String getNamespaceUri(int index) {
        return xml.getNamespaceURI(index);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return xml.getProperty(name);
    }

    @Override
    public @Nullable String getInputEncoding() {
        return xml.getEncoding();
    }

    @Override
    public String getPositionDescription() {
        return xml.getLocation().toString();
    }

    @Override
    public int getLineNumber() {
        return xml.getLocation().getLineNumber();
    }

    @Override
    public int getColumnNumber() {
        return xml.getLocation().getColumnNumber();
    }

    @Override
    public boolean supportsRoundtrip() {
        return false;
    }

    /** Refuses to read on when one element of the stream grows far beyond what is kept of it. */
    private static final class BoundedReader extends Reader {
        /** So much more than is kept is skipped before the stream is given up. */
        private static final int PATIENCE = 16;

        private final Reader reader;
        private final long most;
        private long taken;

        BoundedReader(Reader reader, int bytes) {
            this.reader = reader;
            this.most = (long) bytes * PATIENCE;
        }

        void restart() {
            taken = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (taken > most) {
                throw new IOException("An element of the stream is larger than " + most + " characters.");
            }
            int count = reader.read(buffer, offset, length);
            taken += Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
