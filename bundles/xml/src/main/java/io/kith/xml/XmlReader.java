// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import static java.util.Objects.requireNonNull;

import io.kith.xml.XmlException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole text, or an endless stream element by element. Refuses document types and entity references always,
 * comments and processing instructions in streams (RFC 6120 §11.1), and whatever exceeds its {@link Limits}. Blocks as
 * its input does. Used by one thread at a time; after an {@link XmlException} it is of no further use.
 */
public final class XmlReader {

    private final LimitedInput input;
    private final boolean lenient;
    private final Symbols symbols = new Symbols();
    private Limits limits;
    private int nodes;
    private @Nullable XMLStreamReader begun;

    /** Reads a stream in UTF-8, from its first byte. Does not close it. */
    public XmlReader(InputStream in, Limits limits) {
        this(in, limits, false);
    }

    private XmlReader(InputStream in, Limits limits, boolean lenient) {
        this.limits = limits;
        this.lenient = lenient;
        this.input = new LimitedInput(in, limits.bytes());
    }

    /** Reads one text that is one element, within {@link Limits#STANZA}; comments in it are skipped. */
    public static Element parse(String text) throws XmlException {
        return parse(text, Limits.STANZA);
    }

    /** Reads one text that is one element; comments in it are skipped. */
    public static Element parse(String text, Limits limits) throws XmlException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        XmlReader reader = new XmlReader(new ByteArrayInputStream(bytes), limits, true);
        try {
            reader.toStartTag();
            Element element = reader.readElement(1);
            reader.expectEnd();
            return element;
        } catch (IOException e) {
            throw new XmlException(Reason.NOT_WELL_FORMED, "The text ends too early.");
        }
    }

    /** Limits from the next element on, for a peer that has become better known. */
    public void limits(Limits newLimits) {
        this.limits = newLimits;
        input.allow(newLimits.bytes());
    }

    /**
     * Reads the start tag that opens a stream: an element with attributes and without content.
     *
     * @throws IOException if the input fails or ends
     */
    public Element openStream() throws XmlException, IOException {
        toStartTag();
        Element header = startTag().build();
        elementRead();
        return header;
    }

    /**
     * Reads the next element within the stream; text between elements is skipped.
     *
     * @return empty if the stream's end tag came instead
     * @throws IOException if the input fails, or ends without the end tag
     */
    public Optional<Element> nextElement() throws XmlException, IOException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element = readElement(1);
                    elementRead();
                    return Optional.of(element);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return Optional.empty();
                }
                default -> input.allow(limits.bytes());
            }
        }
    }

    private void elementRead() {
        nodes = 0;
        input.allow(limits.bytes());
    }

    private void toStartTag() throws XmlException, IOException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next();
        }
    }

    private void expectEnd() throws XmlException, IOException {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // white space and comments after the only element
        }
    }

    private Element readElement(int depth) throws XmlException, IOException {
        if (depth > limits.depth()) {
            throw new XmlException(Reason.LIMIT_EXCEEDED, "Elements are nested deeper than " + limits.depth() + ".");
        }
        Element.Builder element = startTag();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    flush(text, element);
                    element.child(readElement(depth + 1));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    flush(text, element);
                    return element.build();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(current().getText());
                default -> {
                    // a comment in a lenient text
                }
            }
        }
    }

    private static void flush(StringBuilder text, Element.Builder element) {
        if (!text.isEmpty()) {
            element.text(text.toString());
            text.setLength(0);
        }
    }

    private Element.Builder startTag() throws XmlException {
        XMLStreamReader parser = current();
        count(parser);
        Element.Builder element = Element.builder(orEmpty(parser.getNamespaceURI()), parser.getLocalName());
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            element.attribute(
                    new QName(orEmpty(parser.getAttributeNamespace(i)), parser.getAttributeLocalName(i)),
                    parser.getAttributeValue(i));
        }
        return element;
    }

    private static String orEmpty(@Nullable String namespace) {
        return namespace == null ? "" : namespace;
    }

    private void count(XMLStreamReader parser) throws XmlException {
        nodes += symbols.addStartTag(parser);
        if (nodes > limits.nodes()) {
            throw new XmlException(
                    Reason.LIMIT_EXCEEDED,
                    "An element holds more than " + limits.nodes()
                            + " elements, attributes and namespace declarations.");
        }
        if (symbols.exceed(limits.names())) {
            throw new XmlException(
                    Reason.LIMIT_EXCEEDED, "The stream uses more than " + limits.names() + " different names.");
        }
    }

    /** Made on first use, since making one reads the first bytes, and that may block. */
    private XMLStreamReader parser() throws XMLStreamException {
        XMLStreamReader parser = begun;
        if (parser == null) {
            parser = newParser(input);
            begun = parser;
        }
        return parser;
    }

    private XMLStreamReader current() {
        return requireNonNull(begun, "Nothing was read yet");
    }

    private int next() throws XmlException, IOException {
        try {
            int event = parser().next();
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XmlException(
                            Reason.RESTRICTED_XML, "Document types and entities are not allowed in XMPP.");
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    if (!lenient) {
                        throw new XmlException(
                                Reason.RESTRICTED_XML, "Comments and processing instructions are not allowed in XMPP.");
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    if (!lenient) {
                        throw new IOException("The stream ended.");
                    }
                }
                default -> {
                    // content
                }
            }
            return event;
        } catch (XMLStreamException e) {
            throw failure(e);
        } catch (RuntimeException e) {
            // The JDK's parser wraps what its input throws at some places.
            throw failure(new XMLStreamException(e));
        }
    }

    private XmlException failure(XMLStreamException e) throws IOException {
        Optional<IOException> cause = input.failure();
        if (cause.isPresent() && !input.exceeded()) {
            throw cause.get();
        }
        if (input.ended() && !lenient) {
            throw new IOException("The stream ended within an element.", e);
        }
        return refusal(e);
    }

    private XmlException refusal(XMLStreamException e) {
        if (input.exceeded()) {
            return new XmlException(Reason.LIMIT_EXCEEDED, "An element is larger than " + limits.bytes() + " bytes.");
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("entity") && message.contains("was referenced")) {
            return new XmlException(Reason.RESTRICTED_XML, "Entities are not allowed in XMPP.");
        }
        int line = message.indexOf("Message: ");
        return new XmlException(
                Reason.NOT_WELL_FORMED, line < 0 ? message : message.substring(line + "Message: ".length()));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /**
     * A factory of its own for each: making a parser reads from the input, so a shared lock would let one silent peer
     * hold up everybody else.
     */
    private static XMLStreamReader newParser(InputStream in) throws XMLStreamException {
        return factory().createXMLStreamReader(in, StandardCharsets.UTF_8.name());
    }
}
