// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The types of configuration properties, by the names which the OSGi Configurator gives them in {@code "name:Type"}
 * (Compendium 150.3.5).
 */
enum PropertyType {
    STRING(String.class, text -> text),
    BOOLEAN(Boolean.class, PropertyType::truth),
    LONG(Long.class, Long::valueOf),
    DOUBLE(Double.class, Double::valueOf),
    INTEGER(Integer.class, Integer::valueOf),
    SHORT(Short.class, Short::valueOf),
    BYTE(Byte.class, Byte::valueOf),
    FLOAT(Float.class, Float::valueOf),
    CHARACTER(Character.class, PropertyType::character);

    private final Class<?> type;
    private final Function<String, Object> parse;

    PropertyType(Class<?> type, Function<String, Object> parse) {
        this.type = type;
        this.parse = parse;
    }

    /** The type of this name, in letters of any case, without {@code []}. */
    static Optional<PropertyType> named(String name) {
        return Arrays.stream(values())
                .filter(type ->
                        type.type.getSimpleName().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The type that this value has, if it is one of a configuration. */
    static Optional<PropertyType> of(Class<?> valueType) {
        return Arrays.stream(values()).filter(type -> type.type == valueType).findFirst();
    }

    /** Whether JSON tells this type without a word. */
    boolean plain() {
        return this == STRING || this == BOOLEAN || this == LONG || this == DOUBLE;
    }

    /** The name to write after the colon. */
    String label() {
        return type.getSimpleName();
    }

    /** The value that the text stands for. */
    Object value(String text) throws IOException {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("\"" + text + "\" is no " + label(), e);
        }
    }

    /** An array of this type. */
    Object array(List<String> texts) throws IOException {
        Object array = Array.newInstance(type, texts.size());
        for (int i = 0; i < texts.size(); i++) {
            Array.set(array, i, value(texts.get(i)));
        }
        return array;
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }
}
