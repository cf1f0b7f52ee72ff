// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0325;

import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.protocol.control.SetRequest;
import io.kith.protocol.form.Form;
import io.kith.protocol.form.FormCodec;
import io.kith.protocol.internal.Attributes;
import io.kith.protocol.internal.Lexical;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * XEP-0325 §3.1: {@code set}. A child that has name and value but no type that we know is refused rather than left out:
 * to carry out the rest would be to do what nobody asked for.
 */
final class SetCodec implements Codec<SetRequest> {

    private static final FormCodec FORM = new FormCodec();

    /** {@code bool} is what Smack says for a boolean. */
    private static final Map<String, ValueType> TYPES = Map.ofEntries(
            Map.entry("boolean", ValueType.BOOLEAN),
            Map.entry("bool", ValueType.BOOLEAN),
            Map.entry("color", ValueType.COLOR),
            Map.entry("date", ValueType.DATE),
            Map.entry("dateTime", ValueType.DATE_TIME),
            Map.entry("double", ValueType.NUMERIC),
            Map.entry("duration", ValueType.DURATION),
            Map.entry("int", ValueType.INT),
            Map.entry("long", ValueType.LONG),
            Map.entry("string", ValueType.STRING),
            Map.entry("time", ValueType.TIME));

    @Override
    public SetRequest parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0325.NAMESPACE, "set");
        List<Setting> settings = new ArrayList<>();
        for (Element child : element.children()) {
            if (child.namespace().equals(Xep0325.NAMESPACE) && isParameter(child)) {
                settings.add(setting(child));
            }
        }
        Optional<Form> form = form(element);
        if (form.isPresent() && !settings.isEmpty()) {
            throw new MalformedElementException("<set> holds parameters beside a form: send one of both.");
        }
        return new SetRequest(
                Attributes.nodes(element), Attributes.limited(element, settings), form, Attributes.tokens(element));
    }

    private static boolean isParameter(Element child) {
        return TYPES.containsKey(child.localName())
                || (child.attribute("name").isPresent()
                        && child.attribute("value").isPresent());
    }

    private static Setting setting(Element child) throws MalformedElementException {
        ValueType type = TYPES.get(child.localName());
        if (type == null) {
            throw new MalformedElementException("<" + child.localName() + "> is no type of a control parameter.");
        }
        String name = Attributes.shortName(child, "name");
        String text = Attributes.required(child, "value");
        Optional<Value> value = Lexical.parse(type, text);
        if (value.isEmpty()) {
            throw Attributes.wrong(child, "value", text, "a value of the type " + child.localName());
        }
        return new Setting(name, value.get());
    }

    private static Optional<Form> form(Element element) throws MalformedElementException {
        List<Element> forms = element.children(Form.NAMESPACE, "x");
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        Element x = forms.get(0);
        if (forms.size() > 1) {
            throw new MalformedElementException("<set> holds more than one form.");
        }
        // An absent type can only mean the one that makes sense here.
        Form form = FORM.parse(x.attribute("type").isPresent() ? x : x.with("type", "submit"));
        if (form.type() != Form.Type.SUBMIT) {
            throw Attributes.wrong(x, "type", form.type().token(), "submit, as it must be within <set>");
        }
        return Optional.of(form);
    }

    @Override
    public Element serialize(SetRequest value) {
        Element.Builder element = Element.builder(Xep0325.NAMESPACE, "set");
        Attributes.write(element, value.tokens());
        value.nodes()
                .forEach(n -> element.child(
                        Attributes.node(Xep0325.NAMESPACE, "node", n).build()));
        for (Setting setting : value.settings()) {
            element.child(
                    Element.builder(Xep0325.NAMESPACE, localName(setting.value().type()))
                            .attribute("name", setting.name())
                            .attribute("value", setting.value().text())
                            .build());
        }
        value.form().ifPresent(f -> element.child(FORM.serialize(f)));
        return element.build();
    }

    /** XEP-0325 has neither choices nor units: a choice goes as its text, a quantity as its number. */
    private static String localName(ValueType type) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case COLOR -> "color";
            case DATE -> "date";
            case DATE_TIME -> "dateTime";
            case DURATION -> "duration";
            case INT -> "int";
            case LONG -> "long";
            case NUMERIC -> "double";
            case STRING, ENUM -> "string";
            case TIME -> "time";
        };
    }
}
