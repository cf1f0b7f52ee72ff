// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.form;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field of a form (XEP-0004 §3.2), with what XEP-0122, XEP-0336 and XEP-0325 add to it.
 *
 * @param name {@code var}; empty only for {@link Type#FIXED}
 * @param type how to fill it in; empty where it goes without saying, as in submitted forms
 * @param label for a person, or empty
 * @param description for a person, or empty
 * @param required whether it must be filled in
 * @param values present or given values; most types have at most one
 * @param options what may be chosen
 * @param validation what its values must look like
 * @param marks of a dynamic form
 * @param group fields of one group are submitted together (XEP-0325 §3.2.10); empty for none
 */
public record FormField(
        String name,
        Optional<Type> type,
        String label,
        String description,
        boolean required,
        List<String> values,
        List<Option> options,
        Optional<Validation> validation,
        Marks marks,
        String group) {

    /** How a field is filled in (XEP-0004 §3.3). */
    public enum Type {
        /** Yes or no. */
        BOOLEAN,
        /** Text to be read. */
        FIXED,
        /** Not shown and given back. */
        HIDDEN,
        /** Several addresses. */
        JID_MULTI,
        /** An address. */
        JID_SINGLE,
        /** Several of the options. */
        LIST_MULTI,
        /** One of the options. */
        LIST_SINGLE,
        /** Lines of text, one value each. */
        TEXT_MULTI,
        /** Text not to be shown. */
        TEXT_PRIVATE,
        /** A line of text. */
        TEXT_SINGLE;

        /** As written on the network. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The type of that name; unknown ones are a line of text, as XEP-0004 §3.3 says. */
        public static Type ofToken(String token) {
            return Arrays.stream(values())
                    .filter(t -> t.token().equals(token))
                    .findFirst()
                    .orElse(TEXT_SINGLE);
        }
    }

    /**
     * Something to choose.
     *
     * @param label for a person, or empty
     * @param value what is submitted
     */
    public record Option(String label, String value) {
        /** Refuses null. */
        public Option {
            requireNonNull(label, "label");
            requireNonNull(value, "value");
        }
    }

    /**
     * Marks of a field in a dynamic form (XEP-0336).
     *
     * @param postBack whether a change of it is told to the server before the form is submitted
     * @param readOnly whether it must not be edited
     * @param notSame whether its value is not meant to be submitted unless edited
     * @param error what is wrong with its value, or empty
     */
    public record Marks(boolean postBack, boolean readOnly, boolean notSame, String error) {

        /** No marks. */
        public static final Marks NONE = new Marks(false, false, false, "");

        /** Submitted only if edited. */
        public static final Marks NOT_SAME = new Marks(false, false, true, "");

        /** Refuses null. */
        public Marks {
            requireNonNull(error, "error");
        }
    }

    /** Copies the lists. */
    public FormField {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(label, "label");
        requireNonNull(description, "description");
        requireNonNull(validation, "validation");
        requireNonNull(marks, "marks");
        requireNonNull(group, "group");
        values = List.copyOf(values);
        options = List.copyOf(options);
    }

    /** A field of a submitted form. */
    public static FormField submitted(String name, String... values) {
        return new FormField(
                name, Optional.empty(), "", "", false, List.of(values), List.of(), Optional.empty(), Marks.NONE, "");
    }

    /** The first value, if there is any. */
    public Optional<String> value() {
        return values.stream().findFirst();
    }
}
