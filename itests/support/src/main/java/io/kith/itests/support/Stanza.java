// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML element as it came over the wire, read without any code of the product.
 *
 * @param attributes by local name
 * @param text the element's own text, without that of its children
 */
public record Stanza(
        String namespace, String name, Map<String, String> attributes, List<Stanza> children, String text) {

    public Stanza {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** Reads one element from a text. */
    public static Stanza parse(String xml) {
        try (Reader reader = new StringReader(xml)) {
            XMLStreamReader in = reader(reader);
            in.nextTag();
            return read(in);
        } catch (XMLStreamException | IOException e) {
            throw new AssertionError("Not well-formed: " + xml, e);
        }
    }

    static XMLStreamReader reader(Reader source) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(source);
    }

    /** Reads the element whose start tag is the reader's current event, and leaves the reader on its end tag. */
    static Stanza read(XMLStreamReader in) throws XMLStreamException {
        String namespace = Optional.ofNullable(in.getNamespaceURI()).orElse("");
        String name = in.getLocalName();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        List<Stanza> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (in.next() != XMLStreamConstants.END_ELEMENT) {
            if (in.isStartElement()) {
                children.add(read(in));
            } else if (in.isCharacters()) {
                text.append(in.getText());
            }
        }
        return new Stanza(namespace, name, attributes, children, text.toString());
    }

    /** The attribute's value, or the empty text. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** The first child of that name, in any namespace. */
    public Optional<Stanza> child(String child) {
        return children.stream().filter(c -> c.name.equals(child)).findFirst();
    }

    /** The first child of that namespace and name. */
    public Optional<Stanza> child(String childNamespace, String child) {
        return children.stream()
                .filter(c -> c.namespace.equals(childNamespace) && c.name.equals(child))
                .findFirst();
    }

    /** All descendants of that name in document order. */
    public List<Stanza> all(String descendant) {
        List<Stanza> found = new ArrayList<>();
        for (Stanza child : children) {
            if (child.name.equals(descendant)) {
                found.add(child);
            }
            found.addAll(child.all(descendant));
        }
        return found;
    }

    /** The defined condition of a stanza of type error, such as {@code item-not-found}; empty for other stanzas. */
    public String condition() {
        return child("error").stream()
                .flatMap(e -> e.children().stream())
                .filter(c -> c.namespace.equals("urn:ietf:params:xml:ns:xmpp-stanzas") && !c.name.equals("text"))
                .map(Stanza::name)
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        String head = attributes.entrySet().stream()
                .map(a -> " " + a.getKey() + "='" + escape(a.getValue()) + "'")
                .collect(Collectors.joining());
        String body = children.stream().map(Stanza::toString).collect(Collectors.joining());
        return "<" + name + " xmlns='" + namespace + "'" + head + ">" + escape(text) + body + "</" + name + ">";
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
