// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0323;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Localization;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.protocol.internal.Attributes;
import io.kith.protocol.internal.Flags;
import io.kith.protocol.internal.Lexical;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One field within {@code timestamp} (XEP-0323 §3.2). */
final class FieldElement {

    /** {@code timeSpan} is what version 0.2 called a duration; {@code bool} is how Smack calls a boolean elsewhere. */
    private static final Map<String, ValueType> TYPES = Map.ofEntries(
            Map.entry("boolean", ValueType.BOOLEAN),
            Map.entry("bool", ValueType.BOOLEAN),
            Map.entry("date", ValueType.DATE),
            Map.entry("dateTime", ValueType.DATE_TIME),
            Map.entry("duration", ValueType.DURATION),
            Map.entry("timeSpan", ValueType.DURATION),
            Map.entry("enum", ValueType.ENUM),
            Map.entry("int", ValueType.INT),
            Map.entry("long", ValueType.LONG),
            Map.entry("numeric", ValueType.NUMERIC),
            Map.entry("string", ValueType.STRING),
            Map.entry("time", ValueType.TIME));

    private FieldElement() {}

    /** Empty for elements that are no field, and for numbers that are none: INF and NaN say nothing. */
    static Optional<Field> parse(Element element) throws MalformedElementException {
        ValueType type = element.namespace().equals(Xep0323.NAMESPACE) ? TYPES.get(element.localName()) : null;
        if (type == null) {
            return Optional.empty();
        }
        String name = Attributes.name(element, "name");
        String text = Attributes.required(element, "value");
        if (type == ValueType.NUMERIC && Lexical.isNoNumber(text)) {
            return Optional.empty();
        }
        Optional<Value> value = Lexical.parse(type, text);
        if (value.isEmpty()) {
            throw Attributes.wrong(element, "value", text, "a value of the type " + element.localName());
        }
        Set<Category> categories = Flags.categories(element);
        return Optional.of(new Field(
                name,
                completed(element, value.get()),
                // Smack sends no category at all, and what it sends is the value now.
                categories.isEmpty() ? Set.of(Category.MOMENTARY) : categories,
                Flags.qualities(element),
                Attributes.optionalFlag(element, "writable"),
                localization(element)));
    }

    private static Value completed(Element element, Value value) {
        if (value instanceof Value.Quantity quantity) {
            return new Value.Quantity(
                    quantity.number(), element.attribute("unit").orElse(""));
        }
        if (value instanceof Value.Choice choice) {
            return new Value.Choice(
                    choice.value(), element.attribute("dataType").orElse(""));
        }
        return value;
    }

    private static Optional<Localization> localization(Element element) {
        String module = element.attribute("module").orElse("");
        String stringIds = element.attribute("stringIds").orElse("");
        return module.isEmpty() && stringIds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Localization(module, stringIds));
    }

    static Element serialize(Field field) {
        Value value = field.value();
        Element.Builder element =
                Element.builder(Xep0323.NAMESPACE, localName(value.type())).attribute("name", field.name());
        Flags.write(element, field.categories(), field.qualities());
        field.writable().ifPresent(w -> element.attribute("writable", Boolean.toString(w)));
        field.localization().ifPresent(l -> write(element, l));
        element.attribute("value", value.text());
        if (value instanceof Value.Quantity quantity) {
            element.attribute("unit", quantity.unit());
        } else if (value instanceof Value.Choice choice) {
            element.attribute("dataType", choice.dataType());
        }
        return element.build();
    }

    private static void write(Element.Builder element, Localization localization) {
        if (!localization.module().isEmpty()) {
            element.attribute("module", localization.module());
        }
        if (!localization.stringIds().isEmpty()) {
            element.attribute("stringIds", localization.stringIds());
        }
    }

    /** XEP-0323 has no colours: they go as text. */
    private static String localName(ValueType type) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case DATE_TIME -> "dateTime";
            case DURATION -> "duration";
            case ENUM -> "enum";
            case INT -> "int";
            case LONG -> "long";
            case NUMERIC -> "numeric";
            case STRING, COLOR -> "string";
            case TIME -> "time";
        };
    }
}
