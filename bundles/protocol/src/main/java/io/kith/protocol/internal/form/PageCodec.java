// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.form;

import io.kith.protocol.form.Layout;
import io.kith.protocol.internal.Attributes;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.ArrayList;
import java.util.List;

/** The element {@code page} of XEP-0141. */
public final class PageCodec implements Codec<Layout.Page> {

    private static final int DEEPEST = 16;

    @Override
    public Layout.Page parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Layout.NAMESPACE, "page");
        return new Layout.Page(element.attribute("label").orElse(""), parts(element, 1));
    }

    private static List<Layout> parts(Element parent, int depth) throws MalformedElementException {
        if (depth > DEEPEST) {
            throw new MalformedElementException("<section> is nested deeper than " + DEEPEST + ".");
        }
        List<Layout> parts = new ArrayList<>();
        for (Element child : parent.children()) {
            if (child.namespace().equals(Layout.NAMESPACE)) {
                switch (child.localName()) {
                    case "section" ->
                        parts.add(new Layout.Section(child.attribute("label").orElse(""), parts(child, depth + 1)));
                    case "text" -> parts.add(new Layout.Text(child.text()));
                    case "fieldref" -> parts.add(new Layout.FieldRef(Attributes.required(child, "var")));
                    case "reportedref" -> parts.add(new Layout.TableRef());
                    default -> {
                        // nothing that can be shown
                    }
                }
            }
        }
        return parts;
    }

    @Override
    public Element serialize(Layout.Page value) {
        return container("page", value.label(), value.parts());
    }

    private static Element container(String localName, String label, List<Layout> parts) {
        Element.Builder element = Element.builder(Layout.NAMESPACE, localName);
        if (!label.isEmpty()) {
            element.attribute("label", label);
        }
        parts.forEach(part -> element.child(part(part)));
        return element.build();
    }

    private static Element part(Layout part) {
        if (part instanceof Layout.Section section) {
            return container("section", section.label(), section.parts());
        }
        if (part instanceof Layout.Text text) {
            return Element.builder(Layout.NAMESPACE, "text").text(text.text()).build();
        }
        if (part instanceof Layout.FieldRef ref) {
            return Element.builder(Layout.NAMESPACE, "fieldref")
                    .attribute("var", ref.name())
                    .build();
        }
        return Element.of(Layout.NAMESPACE, "reportedref");
    }
}
