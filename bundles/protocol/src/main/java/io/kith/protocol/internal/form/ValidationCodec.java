// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.form;

import io.kith.protocol.form.Validation;
import io.kith.protocol.form.Validation.Basic;
import io.kith.protocol.form.Validation.Bounds;
import io.kith.protocol.form.Validation.Method;
import io.kith.protocol.form.Validation.Open;
import io.kith.protocol.form.Validation.Range;
import io.kith.protocol.form.Validation.Regex;
import io.kith.protocol.internal.Attributes;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.Optional;

/** The element {@code validate} of XEP-0122. An unknown method counts as {@code basic}, as §3.2 says. */
final class ValidationCodec implements Codec<Validation> {

    @Override
    public Validation parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Validation.NAMESPACE, "validate");
        Optional<Element> count = element.child(Validation.NAMESPACE, "list-range");
        return new Validation(
                element.attribute("datatype").filter(d -> !d.isEmpty()).orElse("xs:string"),
                method(element),
                count.map(ValidationCodec::bounds).orElse(Bounds.NONE));
    }

    private static Method method(Element element) {
        for (Element child : element.children()) {
            if (child.namespace().equals(Validation.NAMESPACE)) {
                switch (child.localName()) {
                    case "open" -> {
                        return new Open();
                    }
                    case "range" -> {
                        return new Range(bounds(child));
                    }
                    case "regex" -> {
                        return new Regex(child.text());
                    }
                    default -> {
                        // basic, or what nobody knows
                    }
                }
            }
        }
        return new Basic();
    }

    private static Bounds bounds(Element element) {
        return new Bounds(
                element.attribute("min").orElse(""), element.attribute("max").orElse(""));
    }

    @Override
    public Element serialize(Validation value) {
        Element.Builder element =
                Element.builder(Validation.NAMESPACE, "validate").attribute("datatype", value.datatype());
        Method method = value.method();
        if (method instanceof Range range) {
            element.child(bounds("range", range.bounds()));
        } else if (method instanceof Regex regex) {
            element.child(Validation.NAMESPACE, "regex", regex.pattern());
        } else {
            element.child(Validation.NAMESPACE, method instanceof Open ? "open" : "basic");
        }
        if (!value.count().equals(Bounds.NONE)) {
            element.child(bounds("list-range", value.count()));
        }
        return element.build();
    }

    private static Element bounds(String localName, Bounds bounds) {
        Element.Builder element = Element.builder(Validation.NAMESPACE, localName);
        if (!bounds.min().isEmpty()) {
            element.attribute("min", bounds.min());
        }
        if (!bounds.max().isEmpty()) {
            element.attribute("max", bounds.max());
        }
        return element.build();
    }
}
