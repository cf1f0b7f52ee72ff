// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;

/**
 * Writes elements as text. Namespaces are declared where they change, as default namespaces; prefixes appear on
 * attributes only, where XML has no other way. Characters that XML 1.0 cannot carry become U+FFFD, so that a strange
 * sensor name cannot end a stream.
 */
public final class XmlWriter {

    private XmlWriter() {}

    /** The element as text that stands alone: its namespace is declared on it. */
    public static String write(Element element) {
        return write(element, "");
    }

    /** The element as text to stand where {@code defaultNamespace} is in force already, as in a stream. */
    public static String write(Element element, String defaultNamespace) {
        StringBuilder out = new StringBuilder(256);
        append(out, element, defaultNamespace);
        return out.toString();
    }

    /** The start tag only, left open, as for the header of a stream. */
    public static String openTag(Element element, String defaultNamespace) {
        StringBuilder out = new StringBuilder(256);
        appendTag(out, element, defaultNamespace);
        return out.append('>').toString();
    }

    private static void append(StringBuilder out, Element element, String inherited) {
        appendTag(out, element, inherited);
        if (element.content().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Content each : element.content()) {
            if (each instanceof Element child) {
                append(out, child, element.namespace());
            } else if (each instanceof Text text) {
                escape(out, text.value(), false);
            }
        }
        out.append("</").append(element.localName()).append('>');
    }

    private static void appendTag(StringBuilder out, Element element, String inherited) {
        out.append('<').append(element.localName());
        if (!element.namespace().equals(inherited)) {
            appendAttribute(out, "xmlns", element.namespace());
        }
        Map<String, String> prefixes = Map.of();
        for (Attribute attribute : element.attributes()) {
            String namespace = attribute.name().getNamespaceURI();
            String local = attribute.name().getLocalPart();
            if (namespace.isEmpty()) {
                appendAttribute(out, local, attribute.value());
            } else if (namespace.equals(XMLConstants.XML_NS_URI)) {
                appendAttribute(out, "xml:" + local, attribute.value());
            } else {
                String prefix = prefixes.get(namespace);
                if (prefix == null) {
                    prefixes = new HashMap<>(prefixes);
                    prefix = "n" + prefixes.size();
                    prefixes.put(namespace, prefix);
                    appendAttribute(out, "xmlns:" + prefix, namespace);
                }
                appendAttribute(out, prefix + ':' + local, attribute.value());
            }
        }
    }

    private static void appendAttribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("='");
        escape(out, value, true);
        out.append('\'');
    }

    private static void escape(StringBuilder out, String text, boolean inAttribute) {
        int length = text.length();
        int written = 0;
        for (int i = 0; i < length; ) {
            int c = text.codePointAt(i);
            if (isPlain(c)) {
                i++;
                continue;
            }
            out.append(text, written, i);
            i += Character.charCount(c);
            written = i;
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\'' -> out.append(inAttribute ? "&apos;" : "'");
                case '\r' -> out.append("&#13;");
                case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
                default -> out.appendCodePoint(isXmlCharacter(c) ? c : 0xFFFD);
            }
        }
        out.append(text, written, length);
    }

    /** What nearly all text is made of and stands for itself everywhere. */
    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '\'';
    }

    /** XML 1.0 §2.2, without the white space that was treated above. */
    private static boolean isXmlCharacter(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
