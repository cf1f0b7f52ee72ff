// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal;

import io.kith.model.NodeRef;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.protocol.Tokens;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes attributes in the types of XML Schema. Every complaint names element and attribute. */
public final class Attributes {

    /** Most nodes, names or parameters in one request: beyond what any thing has, below what a stanza can carry. */
    public static final int MOST_CHILDREN = 500;

    /** Longest name in a request. Names come back in answers, and these must not become longer than servers take. */
    public static final int LONGEST_NAME = 250;

    private static final int LONGEST_ECHO = 40;
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,20}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Attributes() {}

    /** Refuses an element of another name. */
    public static void expect(Element element, String namespace, String localName) throws MalformedElementException {
        if (!element.is(namespace, localName)) {
            throw new MalformedElementException("Expected <" + localName + "> of " + namespace + ", but this is <"
                    + element.localName() + "> of " + shortened(element.namespace()) + ".");
        }
    }

    /** An attribute that must be there. */
    public static String required(Element element, String name) throws MalformedElementException {
        Optional<String> value = element.attribute(name);
        if (value.isEmpty()) {
            throw new MalformedElementException("<" + element.localName() + "> lacks the attribute " + name + ".");
        }
        return value.get();
    }

    /** An attribute that must be there and not be empty. */
    public static String name(Element element, String name) throws MalformedElementException {
        String value = required(element, name);
        if (value.isEmpty()) {
            throw new MalformedElementException("<" + element.localName() + ">: the attribute " + name + " is empty.");
        }
        return value;
    }

    /** An attribute of a request that must be there, not be empty, and not be longer than any honest name. */
    public static String shortName(Element element, String name) throws MalformedElementException {
        return shortEnough(element, name, name(element, name));
    }

    private static String shortEnough(Element element, String name, String value) throws MalformedElementException {
        if (value.length() > LONGEST_NAME) {
            throw new MalformedElementException("<" + element.localName() + ">: the attribute " + name
                    + " is longer than " + LONGEST_NAME + " characters.");
        }
        return value;
    }

    /**
     * A sequence number. Kept as it was written, since peers look for the very text that they sent; every peer known
     * writes an integer, some a negative one.
     */
    public static String seqnr(Element element) throws MalformedElementException {
        String value = required(element, "seqnr");
        if (!INTEGER.matcher(value).matches()) {
            throw wrong(element, "seqnr", value, "an integer");
        }
        return value;
    }

    /** A truth value, false if absent. */
    public static boolean flag(Element element, String name) throws MalformedElementException {
        return optionalFlag(element, name).orElse(false);
    }

    /** A truth value, if there is one. */
    public static Optional<Boolean> optionalFlag(Element element, String name) throws MalformedElementException {
        Optional<String> value = element.attribute(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(flag(element, name, value.get()));
    }

    static boolean flag(Element element, String name, String value) throws MalformedElementException {
        if (Lexical.parse(ValueType.BOOLEAN, value).orElse(null) instanceof Value.Flag flag) {
            return flag.value();
        }
        throw wrong(element, name, value, "true or false");
    }

    /** A point in time, if there is one; one without zone is meant in the zone of this house (XEP-0323 §3.1). */
    public static Optional<Instant> instant(Element element, String name) throws MalformedElementException {
        Optional<String> value = element.attribute(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (Lexical.parse(ValueType.DATE_TIME, value.get()).orElse(null) instanceof Value.Moment moment) {
            return Optional.of(moment.value().toInstant());
        }
        throw wrong(element, name, value.get(), "a date and time such as 2026-11-23T10:00:00Z");
    }

    /** The complaint about an attribute that is there and wrong. */
    public static MalformedElementException wrong(Element element, String name, String value, String wanted) {
        return new MalformedElementException("<" + element.localName() + ">: the attribute " + name + " is '"
                + shortened(value) + "', which is not " + wanted + ".");
    }

    /** Short, and without what could pretend to be another line of a log. */
    static String shortened(String text) {
        String start = text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + '…';
        return CONTROL.matcher(start).replaceAll("\uFFFD");
    }

    /** Node references among the children of a request; an empty one means the addressed thing and counts as none. */
    public static List<NodeRef> nodes(Element parent) throws MalformedElementException {
        List<NodeRef> nodes = new ArrayList<>();
        for (Element child : parent.children(parent.namespace(), "node")) {
            shortEnough(child, "nodeId", required(child, "nodeId"));
            shortEnough(child, "sourceId", child.attribute("sourceId").orElse(""));
            shortEnough(child, "cacheType", child.attribute("cacheType").orElse(""));
            NodeRef node = node(child);
            if (!node.isSelf()) {
                nodes.add(node);
            }
        }
        return limited(parent, nodes);
    }

    /** The node that an element names, with what is absent left empty. */
    public static NodeRef node(Element element) {
        String nodeId = element.attribute("nodeId").orElse("");
        String sourceId = element.attribute("sourceId").orElse("");
        String cacheType = element.attribute("cacheType").orElse("");
        return nodeId.isEmpty() && sourceId.isEmpty() && cacheType.isEmpty()
                ? NodeRef.SELF
                : new NodeRef(nodeId, sourceId, cacheType);
    }

    /** Begins an element that names a node; {@code nodeId} is always written, as the schemas require. */
    public static Element.Builder node(String namespace, String localName, NodeRef node) {
        Element.Builder element = Element.builder(namespace, localName).attribute("nodeId", node.nodeId());
        if (!node.sourceId().isEmpty()) {
            element.attribute("sourceId", node.sourceId());
        }
        if (!node.cacheType().isEmpty()) {
            element.attribute("cacheType", node.cacheType());
        }
        return element;
    }

    /** Refuses more than any honest request has. */
    public static <T> List<T> limited(Element parent, List<T> parts) throws MalformedElementException {
        if (parts.size() > MOST_CHILDREN) {
            throw new MalformedElementException("<" + parent.localName() + "> has more than " + MOST_CHILDREN
                    + " children of a kind: send several requests.");
        }
        return parts;
    }

    /** The tokens of a request. */
    public static Tokens tokens(Element element) {
        List<String> service = tokens(element, "serviceToken");
        List<String> device = tokens(element, "deviceToken");
        List<String> user = tokens(element, "userToken");
        return service.isEmpty() && device.isEmpty() && user.isEmpty()
                ? Tokens.NONE
                : new Tokens(service, device, user);
    }

    private static List<String> tokens(Element element, String name) {
        String value = element.attribute(name).orElse("").strip();
        return value.isEmpty() ? List.of() : List.of(BLANKS.split(value));
    }

    /** Writes the tokens of a request. */
    public static void write(Element.Builder element, Tokens tokens) {
        write(element, "serviceToken", tokens.service());
        write(element, "deviceToken", tokens.device());
        write(element, "userToken", tokens.user());
    }

    private static void write(Element.Builder element, String name, List<String> tokens) {
        if (!tokens.isEmpty()) {
            element.attribute(name, String.join(" ", tokens));
        }
    }
}
