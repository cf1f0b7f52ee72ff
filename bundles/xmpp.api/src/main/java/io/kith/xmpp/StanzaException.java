// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import io.kith.xml.Element;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/**
 * An error answer: thrown by a handler to send one, or out of {@link Connection#request} when one came. The message is
 * the error's text, for whoever asked.
 */
public final class StanzaException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String type;
    private final Condition condition;
    private final transient List<Element> details;
    private final transient Optional<Element> payload;

    /** An error with the type that usually goes with its condition. */
    public StanzaException(Condition condition, String text) {
        this(condition.type(), condition, text, List.of());
    }

    /**
     * An error.
     *
     * @param details elements that the protocol puts beside the condition
     */
    public StanzaException(String type, Condition condition, String text, List<Element> details) {
        this(type, condition, text, details, Optional.empty());
    }

    private StanzaException(
            String type, Condition condition, String text, List<Element> details, Optional<Element> payload) {
        super(text);
        this.type = type;
        this.condition = condition;
        this.details = List.copyOf(details);
        this.payload = payload;
    }

    /**
     * The same error with a child of the stanza beside it: where peers of an older dialect look for their refusal.
     */
    public StanzaException beside(Element newPayload) {
        return new StanzaException(type, condition, String.valueOf(getMessage()), details, Optional.of(newPayload));
    }

    /** {@code auth}, {@code cancel}, {@code continue}, {@code modify} or {@code wait}. */
    public String type() {
        return type;
    }

    /** What went wrong. */
    public Condition condition() {
        return condition;
    }

    /** Elements of the protocol beside the condition. */
    public List<Element> details() {
        return details;
    }

    /** What stands in the stanza before its {@code error}. */
    public Optional<Element> payload() {
        return payload;
    }

    /** The {@code error} child of an error stanza. */
    public Element toElement() {
        Element.Builder error = Element.builder(Namespaces.CLIENT, "error")
                .attribute("type", type)
                .child(Namespaces.STANZAS, condition.token());
        String text = getMessage();
        if (text != null && !text.isEmpty()) {
            error.child(Element.builder(Namespaces.STANZAS, "text")
                    .language("en")
                    .text(text)
                    .build());
        }
        return error.children(details).build();
    }

    /** Reads an error stanza that came; what is missing in it is filled with {@link Condition#UNDEFINED_CONDITION}. */
    public static StanzaException of(Element stanza) {
        Optional<Element> error = stanza.child(Namespaces.CLIENT, "error");
        List<Element> parts = error.map(Element::children).orElse(List.of());
        Condition condition = parts.stream()
                .filter(e -> e.namespace().equals(Namespaces.STANZAS))
                .flatMap(e -> Condition.ofToken(e.localName()).stream())
                .findFirst()
                .orElse(Condition.UNDEFINED_CONDITION);
        String text = error.flatMap(e -> e.child(Namespaces.STANZAS, "text"))
                .map(Element::text)
                .orElse(condition.token());
        List<Element> details = parts.stream()
                .filter(e -> !e.namespace().equals(Namespaces.STANZAS))
                .toList();
        Optional<Element> payload = stanza.children().stream()
                .filter(e -> !e.is(Namespaces.CLIENT, "error"))
                .findFirst();
        return new StanzaException(
                error.flatMap(e -> e.attribute("type")).orElse(condition.type()), condition, text, details, payload);
    }
}
