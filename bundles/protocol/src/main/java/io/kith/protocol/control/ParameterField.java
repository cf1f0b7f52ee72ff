// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.control;

import io.kith.model.Parameter;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.protocol.form.FormField;
import io.kith.protocol.form.FormField.Marks;
import io.kith.protocol.form.Validation;
import io.kith.protocol.form.Validation.Bounds;
import io.kith.protocol.form.Validation.Range;
import io.kith.protocol.form.Validation.Regex;
import io.kith.protocol.internal.Lexical;
import java.util.List;
import java.util.Optional;

/**
 * Parameters as fields of a control form (XEP-0325 §3.2.5), there and back. The validation of a field tells its type;
 * every field is marked {@code notSame}, so that submitting an untouched form changes nothing.
 */
public final class ParameterField {

    private static final String COLOUR = "xdc:Color";
    private static final String COLOUR_ALPHA = "xdc:ColorAlpha";

    private ParameterField() {}

    /** The field that shows a parameter and its value. */
    public static FormField of(Parameter parameter, Value value) {
        FormField.Type type = parameter.type() == ValueType.BOOLEAN
                ? FormField.Type.BOOLEAN
                : parameter.options().isEmpty() ? FormField.Type.TEXT_SINGLE : FormField.Type.LIST_SINGLE;
        return new FormField(
                parameter.name(),
                Optional.of(type),
                parameter.title(),
                parameter.description(),
                false,
                List.of(value.text()),
                parameter.options().stream()
                        .map(o -> new FormField.Option(o, o))
                        .toList(),
                validation(parameter, value),
                Marks.NOT_SAME,
                parameter.group());
    }

    /** A boolean field has none, as in the specification's examples: its own type says it. */
    private static Optional<Validation> validation(Parameter parameter, Value value) {
        return switch (parameter.type()) {
            case BOOLEAN -> Optional.empty();
            case COLOR -> Optional.of(colour(value.text().length() == 8));
            case DATE -> Optional.of(Validation.of("xs:date"));
            case DATE_TIME -> Optional.of(Validation.of("xs:dateTime"));
            case DURATION -> Optional.of(Validation.of("xs:duration"));
            case INT -> Optional.of(number("xs:int", parameter));
            case LONG -> Optional.of(number("xs:long", parameter));
            case NUMERIC -> Optional.of(number("xs:double", parameter));
            case STRING, ENUM -> Optional.of(Validation.of("xs:string"));
            case TIME -> Optional.of(Validation.of("xs:time"));
        };
    }

    private static Validation colour(boolean alpha) {
        return Validation.of(alpha ? COLOUR_ALPHA : COLOUR, new Regex(alpha ? "^[0-9a-fA-F]{8}$" : "^[0-9a-fA-F]{6}$"));
    }

    private static Validation number(String datatype, Parameter parameter) {
        return parameter
                .range()
                .map(r -> new Range(new Bounds(r.min().toPlainString(), r.max().toPlainString())))
                .map(r -> Validation.of(datatype, r))
                .orElseGet(() -> Validation.of(datatype));
    }

    /** The parameter that a field of somebody's control form shows; empty if it shows none, as hidden fields do. */
    public static Optional<Parameter> parameter(FormField field) {
        FormField.Type type = field.type().orElse(FormField.Type.TEXT_SINGLE);
        if (type == FormField.Type.HIDDEN
                || type == FormField.Type.FIXED
                || field.name().isEmpty()) {
            return Optional.empty();
        }
        ValueType valueType = type(field);
        return Optional.of(new Parameter(
                field.name(),
                valueType,
                field.label(),
                field.description(),
                range(field, valueType),
                field.options().stream().map(FormField.Option::value).toList(),
                field.group()));
    }

    /** The type of the values of a field. */
    public static ValueType type(FormField field) {
        if (field.type().equals(Optional.of(FormField.Type.BOOLEAN))) {
            return ValueType.BOOLEAN;
        }
        return switch (field.validation().map(Validation::datatype).orElse("")) {
            case "xs:boolean" -> ValueType.BOOLEAN;
            case "xs:int", "xs:short", "xs:byte" -> ValueType.INT;
            case "xs:long" -> ValueType.LONG;
            case "xs:double", "xs:float", "xs:decimal" -> ValueType.NUMERIC;
            case "xs:date" -> ValueType.DATE;
            case "xs:dateTime" -> ValueType.DATE_TIME;
            case "xs:time" -> ValueType.TIME;
            case "xs:duration" -> ValueType.DURATION;
            case COLOUR, COLOUR_ALPHA -> ValueType.COLOR;
            default -> ValueType.STRING;
        };
    }

    private static Optional<Parameter.Range> range(FormField field, ValueType type) {
        if (field.validation().map(Validation::method).orElse(null) instanceof Range range) {
            ValueType number = type == ValueType.NUMERIC || type == ValueType.LONG || type == ValueType.INT
                    ? ValueType.NUMERIC
                    : ValueType.STRING;
            if (Lexical.parse(number, range.bounds().min()).orElse(null) instanceof Value.Quantity min
                    && Lexical.parse(number, range.bounds().max()).orElse(null) instanceof Value.Quantity max
                    && min.number().compareTo(max.number()) <= 0) {
                return Optional.of(new Parameter.Range(min.number(), max.number()));
            }
        }
        return Optional.empty();
    }

    /**
     * Reads the text of a submitted field, or of an attribute, as a value of a parameter's type.
     *
     * @return empty if it is none
     */
    public static Optional<Value> value(ValueType type, String text) {
        return Lexical.parse(type, text);
    }
}
