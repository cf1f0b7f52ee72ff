// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.form;

import io.kith.protocol.form.Form;
import io.kith.protocol.form.FormField;
import io.kith.protocol.form.FormField.Marks;
import io.kith.protocol.form.Validation;
import io.kith.protocol.internal.Attributes;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The element {@code field} of XEP-0004 §3.2. */
public final class FieldCodec implements Codec<FormField> {

    private static final String DYNAMIC = "urn:xmpp:xdata:dynamic";
    private static final String CONTROL = "urn:xmpp:iot:control";
    private static final ValidationCodec VALIDATION = new ValidationCodec();

    @Override
    public FormField parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Form.NAMESPACE, "field");
        Optional<FormField.Type> type = element.attribute("type").map(FormField.Type::ofToken);
        Optional<Element> validate = element.child(Validation.NAMESPACE, "validate");
        Optional<Element> group = element.child(CONTROL, "parameterGroup");
        return new FormField(
                type.equals(Optional.of(FormField.Type.FIXED))
                        ? element.attribute("var").orElse("")
                        : Attributes.shortName(element, "var"),
                type,
                element.attribute("label").orElse(""),
                text(element, Form.NAMESPACE, "desc"),
                element.child(Form.NAMESPACE, "required").isPresent(),
                element.children(Form.NAMESPACE, "value").stream()
                        .map(Element::text)
                        .toList(),
                options(element),
                validate.isEmpty() ? Optional.empty() : Optional.of(VALIDATION.parse(validate.get())),
                marks(element),
                group.isEmpty() ? "" : Attributes.name(group.get(), "name"));
    }

    private static String text(Element parent, String namespace, String localName) {
        return parent.child(namespace, localName).map(Element::text).orElse("");
    }

    private static List<FormField.Option> options(Element element) throws MalformedElementException {
        List<FormField.Option> options = new ArrayList<>();
        for (Element option : element.children(Form.NAMESPACE, "option")) {
            Optional<Element> value = option.child(Form.NAMESPACE, "value");
            if (value.isEmpty()) {
                throw new MalformedElementException("<option> lacks its <value>.");
            }
            options.add(new FormField.Option(
                    option.attribute("label").orElse(""), value.get().text()));
        }
        return Attributes.limited(element, options);
    }

    private static Marks marks(Element element) {
        boolean postBack = element.child(DYNAMIC, "postBack").isPresent();
        boolean readOnly = element.child(DYNAMIC, "readOnly").isPresent();
        boolean notSame = element.child(DYNAMIC, "notSame").isPresent();
        String error = text(element, DYNAMIC, "error");
        return postBack || readOnly || notSame || !error.isEmpty()
                ? new Marks(postBack, readOnly, notSame, error)
                : Marks.NONE;
    }

    @Override
    public Element serialize(FormField value) {
        Element.Builder field = Element.builder(Form.NAMESPACE, "field");
        if (!value.name().isEmpty()) {
            field.attribute("var", value.name());
        }
        field.attribute("type", value.type().map(FormField.Type::token));
        if (!value.label().isEmpty()) {
            field.attribute("label", value.label());
        }
        if (!value.description().isEmpty()) {
            field.child(Form.NAMESPACE, "desc", value.description());
        }
        if (value.required()) {
            field.child(Form.NAMESPACE, "required");
        }
        value.values().forEach(text -> field.child(Form.NAMESPACE, "value", text));
        value.options().forEach(option -> field.child(option(option)));
        value.validation().ifPresent(v -> field.child(VALIDATION.serialize(v)));
        write(field, value.marks());
        if (!value.group().isEmpty()) {
            field.child(Element.builder(CONTROL, "parameterGroup")
                    .attribute("name", value.group())
                    .build());
        }
        return field.build();
    }

    private static Element option(FormField.Option option) {
        Element.Builder element = Element.builder(Form.NAMESPACE, "option");
        if (!option.label().isEmpty()) {
            element.attribute("label", option.label());
        }
        return element.child(Form.NAMESPACE, "value", option.value()).build();
    }

    private static void write(Element.Builder field, Marks marks) {
        if (marks.postBack()) {
            field.child(DYNAMIC, "postBack");
        }
        if (marks.readOnly()) {
            field.child(DYNAMIC, "readOnly");
        }
        if (marks.notSame()) {
            field.child(DYNAMIC, "notSame");
        }
        if (!marks.error().isEmpty()) {
            field.child(DYNAMIC, "error", marks.error());
        }
    }
}
