// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/**
 * An element: name, attributes and content, in document order, immutable. Two elements are equal when names, attributes
 * and content are, in the same order; prefixes do not count.
 *
 * @param name namespace and local name; an element without namespace has the empty one
 * @param attributes in document order
 * @param content children and text in document order
 */
public record Element(QName name, List<Attribute> attributes, List<Content> content) implements Content {

    private static final QName LANGUAGE = new QName(XMLConstants.XML_NS_URI, "lang");

    /** Copies the lists. */
    public Element {
        requireNonNull(name, "name");
        attributes = List.copyOf(attributes);
        content = List.copyOf(content);
    }

    /** An empty element. */
    public static Element of(String namespace, String localName) {
        return builder(namespace, localName).build();
    }

    /** Begins an element. */
    public static Builder builder(String namespace, String localName) {
        return new Builder(new QName(namespace, localName));
    }

    /** A builder that begins with everything this element has. */
    public Builder toBuilder() {
        Builder builder = new Builder(name);
        builder.attributes.addAll(attributes);
        builder.content.addAll(content);
        return builder;
    }

    /** The namespace, empty if there is none. */
    public String namespace() {
        return name.getNamespaceURI();
    }

    /** The name without its namespace. */
    public String localName() {
        return name.getLocalPart();
    }

    /** Whether this element has that name. */
    public boolean is(String namespace, String localName) {
        return name.getLocalPart().equals(localName) && name.getNamespaceURI().equals(namespace);
    }

    /** The value of an attribute that has no namespace, as most have. */
    public Optional<String> attribute(String localName) {
        for (Attribute attribute : attributes) {
            if (attribute.name().getLocalPart().equals(localName)
                    && attribute.name().getNamespaceURI().isEmpty()) {
                return Optional.of(attribute.value());
            }
        }
        return Optional.empty();
    }

    /** The value of an attribute. */
    public Optional<String> attribute(QName attributeName) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(attributeName)) {
                return Optional.of(attribute.value());
            }
        }
        return Optional.empty();
    }

    /** The value of {@code xml:lang} on this element itself. */
    public Optional<String> language() {
        return attribute(LANGUAGE);
    }

    /** All child elements in document order. */
    public List<Element> children() {
        List<Element> children = new ArrayList<>();
        for (Content each : content) {
            if (each instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /** Child elements of that name, in document order. */
    public List<Element> children(String namespace, String localName) {
        return children().stream().filter(c -> c.is(namespace, localName)).toList();
    }

    /** The first child element of that name. */
    public Optional<Element> child(String namespace, String localName) {
        for (Content each : content) {
            if (each instanceof Element child && child.is(namespace, localName)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The first child element, whatever its name: the payload of an IQ. */
    public Optional<Element> firstChild() {
        return children().stream().findFirst();
    }

    /** The text directly in this element, without that of its children. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Content each : content) {
            if (each instanceof Text t) {
                text.append(t.value());
            }
        }
        return text.toString();
    }

    /** The same element with an attribute set, or replaced at its place. */
    public Element with(String localName, String value) {
        return toBuilder().attribute(localName, value).build();
    }

    /** The same element without an attribute. */
    public Element without(String localName) {
        QName gone = new QName(localName);
        return new Element(
                name, attributes.stream().filter(a -> !a.name().equals(gone)).toList(), content);
    }

    /** The same element in another namespace; so are its descendants that shared the old one. */
    public Element inNamespace(String namespace) {
        String old = namespace();
        Function<Content, Content> move =
                c -> c instanceof Element e && e.namespace().equals(old) ? e.inNamespace(namespace) : c;
        return new Element(
                new QName(namespace, localName()),
                attributes,
                content.stream().map(move).toList());
    }

    /** The element as text, without an XML declaration. */
    @Override
    public String toString() {
        return XmlWriter.write(this);
    }

    /** Collects an element; not for several threads. */
    public static final class Builder {
        private final QName name;
        private final List<Attribute> attributes = new ArrayList<>();
        private final List<Content> content = new ArrayList<>();

        private Builder(QName name) {
            this.name = name;
        }

        /** Sets an attribute without namespace; one of that name keeps its place and gets the new value. */
        public Builder attribute(String localName, String value) {
            return attribute(new QName(localName), value);
        }

        /** Sets an attribute; one of that name keeps its place and gets the new value. */
        public Builder attribute(QName attributeName, String value) {
            Attribute attribute = new Attribute(attributeName, value);
            for (int i = 0; i < attributes.size(); i++) {
                if (attributes.get(i).name().equals(attributeName)) {
                    attributes.set(i, attribute);
                    return this;
                }
            }
            attributes.add(attribute);
            return this;
        }

        /** Sets an attribute if there is a value. */
        public Builder attribute(String localName, Optional<String> value) {
            value.ifPresent(v -> attribute(localName, v));
            return this;
        }

        /** Sets {@code xml:lang}. */
        public Builder language(String tag) {
            return attribute(LANGUAGE, tag);
        }

        /** Adds a child at the end. */
        public Builder child(Element child) {
            content.add(child);
            return this;
        }

        /** Adds an empty child at the end. */
        public Builder child(String namespace, String localName) {
            return child(of(namespace, localName));
        }

        /** Adds a child that holds text only. */
        public Builder child(String namespace, String localName, String text) {
            return child(builder(namespace, localName).text(text).build());
        }

        /** Adds children at the end. */
        public Builder children(Iterable<Element> children) {
            children.forEach(content::add);
            return this;
        }

        /** Adds text at the end; empty text adds nothing. */
        public Builder text(String text) {
            if (!text.isEmpty()) {
                content.add(new Text(text));
            }
            return this;
        }

        /** The element so far. */
        public Element build() {
            return new Element(name, attributes, content);
        }
    }
}
