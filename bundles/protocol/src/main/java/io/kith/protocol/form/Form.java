// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.form;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A data form (XEP-0004).
 *
 * @param type what it is for
 * @param title for a person, or empty
 * @param instructions for a person, one text a paragraph
 * @param pages how the fields are laid out (XEP-0141); empty for the order of the fields
 * @param fields in order
 * @param reported columns of a table; empty if the form is none
 * @param items rows of that table
 */
public record Form(
        Type type,
        String title,
        List<String> instructions,
        List<Layout.Page> pages,
        List<FormField> fields,
        List<FormField> reported,
        List<List<FormField>> items) {

    /** The namespace of data forms. */
    public static final String NAMESPACE = "jabber:x:data";

    /** What a form is for. */
    public enum Type {
        /** To be filled in. */
        FORM,
        /** Filled in. */
        SUBMIT,
        /** Not going to be filled in. */
        CANCEL,
        /** Data, such as what was found. */
        RESULT;

        /** As written on the network. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the lists. */
    public Form {
        requireNonNull(type, "type");
        requireNonNull(title, "title");
        instructions = List.copyOf(instructions);
        pages = List.copyOf(pages);
        fields = List.copyOf(fields);
        reported = List.copyOf(reported);
        items = items.stream().map(List::copyOf).toList();
    }

    /** A form to be filled in. */
    public static Form of(String title, List<FormField> fields) {
        return new Form(Type.FORM, title, List.of(), List.of(), fields, List.of(), List.of());
    }

    /** A form filled in. */
    public static Form submit(List<FormField> fields) {
        return new Form(Type.SUBMIT, "", List.of(), List.of(), fields, List.of(), List.of());
    }

    /** The same form, laid out. */
    public Form laidOut(List<Layout.Page> newPages) {
        return new Form(type, title, instructions, newPages, fields, reported, items);
    }

    /** The field of that name. */
    public Optional<FormField> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
