// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.form;

import io.kith.protocol.internal.Attributes;
import io.kith.protocol.internal.form.FieldCodec;
import io.kith.protocol.internal.form.PageCodec;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.ArrayList;
import java.util.List;

/** The element {@code x} of XEP-0004. An absent type is taken for {@code form}: deployed things leave it out. */
public final class FormCodec implements Codec<Form> {

    private static final FieldCodec FIELD = new FieldCodec();
    private static final PageCodec PAGE = new PageCodec();

    @Override
    public Form parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Form.NAMESPACE, "x");
        List<List<FormField>> items = new ArrayList<>();
        for (Element item : element.children(Form.NAMESPACE, "item")) {
            items.add(fields(item));
        }
        List<FormField> reported = new ArrayList<>();
        for (Element row : element.children(Form.NAMESPACE, "reported")) {
            reported.addAll(fields(row));
        }
        List<Layout.Page> pages = new ArrayList<>();
        for (Element page : element.children(Layout.NAMESPACE, "page")) {
            pages.add(PAGE.parse(page));
        }
        return new Form(
                type(element),
                element.child(Form.NAMESPACE, "title").map(Element::text).orElse(""),
                element.children(Form.NAMESPACE, "instructions").stream()
                        .map(Element::text)
                        .toList(),
                pages,
                fields(element),
                reported,
                items);
    }

    private static Form.Type type(Element element) throws MalformedElementException {
        String token = element.attribute("type").orElse("form");
        return switch (token) {
            case "form" -> Form.Type.FORM;
            case "submit" -> Form.Type.SUBMIT;
            case "cancel" -> Form.Type.CANCEL;
            case "result" -> Form.Type.RESULT;
            default -> throw Attributes.wrong(element, "type", token, "form, submit, cancel or result");
        };
    }

    private static List<FormField> fields(Element parent) throws MalformedElementException {
        List<FormField> fields = new ArrayList<>();
        for (Element field : parent.children(Form.NAMESPACE, "field")) {
            fields.add(FIELD.parse(field));
        }
        return Attributes.limited(parent, fields);
    }

    @Override
    public Element serialize(Form value) {
        Element.Builder x = Element.builder(Form.NAMESPACE, "x")
                .attribute("type", value.type().token());
        if (!value.title().isEmpty()) {
            x.child(Form.NAMESPACE, "title", value.title());
        }
        value.instructions().forEach(text -> x.child(Form.NAMESPACE, "instructions", text));
        value.pages().forEach(page -> x.child(PAGE.serialize(page)));
        if (!value.reported().isEmpty()) {
            x.child(row("reported", value.reported()));
        }
        value.items().forEach(item -> x.child(row("item", item)));
        value.fields().forEach(field -> x.child(FIELD.serialize(field)));
        return x.build();
    }

    private static Element row(String localName, List<FormField> fields) {
        Element.Builder row = Element.builder(Form.NAMESPACE, localName);
        fields.forEach(field -> row.child(FIELD.serialize(field)));
        return row.build();
    }
}
