// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Describes something of a thing that can be controlled (XEP-0325 §3.2): what it is called, of which type, and within
 * which bounds.
 *
 * @param name never localised; a readable field of the same name tells its state
 * @param type of its value; {@link ValueType#ENUM} is none of the control types
 * @param title short label for a person, as before an input field
 * @param description one sentence for a person, or empty
 * @param range bounds of a number, both inclusive
 * @param options the texts that a {@link ValueType#STRING} may take; empty for any
 * @param group parameters of one group should be set together; empty for none
 */
public record Parameter(
        String name,
        ValueType type,
        String title,
        String description,
        Optional<Range> range,
        List<String> options,
        String group) {

    /**
     * Bounds of a number.
     *
     * @param min lowest allowed
     * @param max highest allowed
     */
    public record Range(BigDecimal min, BigDecimal max) {
        /** Refuses an empty range. */
        public Range {
            if (min.compareTo(max) > 0) {
                throw new IllegalArgumentException("An empty range: " + min + " to " + max);
            }
        }

        boolean contains(BigDecimal number) {
            return min.compareTo(number) <= 0 && number.compareTo(max) <= 0;
        }
    }

    /** Copies the list. */
    public Parameter {
        requireNonNull(title, "title");
        requireNonNull(description, "description");
        requireNonNull(range, "range");
        requireNonNull(group, "group");
        options = List.copyOf(options);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A parameter needs a name");
        }
        if (type == ValueType.ENUM) {
            throw new IllegalArgumentException("The parameter \"" + name + "\" takes texts: use STRING with options");
        }
    }

    /** A parameter titled by its name, without bounds. */
    public static Parameter of(String name, ValueType type) {
        return new Parameter(name, type, name, "", Optional.empty(), List.of(), "");
    }

    /** The same with a title and a description. */
    public Parameter titled(String newTitle, String newDescription) {
        return new Parameter(name, type, newTitle, newDescription, range, options, group);
    }

    /** The same with bounds. */
    public Parameter between(long min, long max) {
        Range bounds = new Range(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
        return new Parameter(name, type, title, description, Optional.of(bounds), options, group);
    }

    /** The same with the texts that it may take. */
    public Parameter oneOf(String... newOptions) {
        return new Parameter(name, type, title, description, range, List.of(newOptions), group);
    }

    /** The same in a group. */
    public Parameter inGroup(String newGroup) {
        return new Parameter(name, type, title, description, range, options, newGroup);
    }

    /**
     * The value in this parameter's own type, if nothing is lost by that: an {@code int} serves where a {@code long} or
     * a {@code double} is wanted, a {@code double} without decimals where an {@code int} is wanted.
     *
     * @return empty if the value is of another kind
     */
    public Optional<Value> adapt(Value given) {
        if (given.type() == type) {
            return Optional.of(given);
        }
        Optional<BigDecimal> number = number(given);
        try {
            return switch (type) {
                case INT -> number.map(BigDecimal::intValueExact).map(Value::of);
                case LONG -> number.map(BigDecimal::longValueExact).map(Value::of);
                case NUMERIC -> number.map(n -> new Value.Quantity(n, ""));
                case STRING ->
                    given instanceof Value.Choice choice ? Optional.of(Value.of(choice.value())) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Whether a value of this parameter's own type lies within its bounds and options. */
    public boolean allows(Value value) {
        return number(value)
                        .map(n -> range.map(r -> r.contains(n)).orElse(true))
                        .orElse(true)
                && (!(value instanceof Value.Text text) || options.isEmpty() || options.contains(text.value()));
    }

    private static Optional<BigDecimal> number(Value value) {
        if (value instanceof Value.Int32 number) {
            return Optional.of(BigDecimal.valueOf(number.value()));
        }
        if (value instanceof Value.Int64 number) {
            return Optional.of(BigDecimal.valueOf(number.value()));
        }
        if (value instanceof Value.Quantity quantity
                && Math.abs((long) quantity.number().scale()) < 1000) {
            return Optional.of(quantity.number());
        }
        return Optional.empty();
    }
}
