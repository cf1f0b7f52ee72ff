// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One named value of a thing (XEP-0323 §3.2).
 *
 * @param name never localised, as it is the key by which others know the field
 * @param value what was read
 * @param categories at least one; the field is all of them at once
 * @param qualities may be empty, which is understood as {@link Quality#AUTOMATIC_READOUT}
 * @param writable whether there is a control parameter of the same name; empty if unknown
 * @param localization how the name is said in other languages
 */
public record Field(
        String name,
        Value value,
        Set<Category> categories,
        Set<Quality> qualities,
        Optional<Boolean> writable,
        Optional<Localization> localization) {

    /** Copies the sets. */
    public Field {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        requireNonNull(writable, "writable");
        requireNonNull(localization, "localization");
        categories = Set.copyOf(categories);
        qualities = Set.copyOf(qualities);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A field needs a name");
        }
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("The field \"" + name + "\" needs a category");
        }
    }

    /** A field read by a device, of one category or more. */
    public static Field of(String name, Value value, Category first, Category... more) {
        return new Field(
                name,
                value,
                EnumSet.of(first, more),
                Set.of(Quality.AUTOMATIC_READOUT),
                Optional.empty(),
                Optional.empty());
    }

    /** A value as it is now. */
    public static Field momentary(String name, Value value) {
        return of(name, value, Category.MOMENTARY);
    }

    /** A state of the device. */
    public static Field status(String name, Value value) {
        return of(name, value, Category.STATUS);
    }

    /** What the device is. */
    public static Field identity(String name, Value value) {
        return of(name, value, Category.IDENTITY);
    }

    /** The same field, saying whether there is a control parameter of its name. */
    public Field writable(boolean isWritable) {
        return new Field(name, value, categories, qualities, Optional.of(isWritable), localization);
    }

    /** The same field with these qualities only. */
    public Field withQualities(Set<Quality> newQualities) {
        return new Field(name, value, categories, newQualities, writable, localization);
    }
}
