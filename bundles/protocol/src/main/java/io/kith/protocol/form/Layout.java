// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.form;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** How the fields of a form lie on pages (XEP-0141). Fields that are named nowhere come after those that are. */
public sealed interface Layout {

    /** The namespace of layout. */
    String NAMESPACE = "http://jabber.org/protocol/xdata-layout";

    /**
     * A page.
     *
     * @param label its title, or empty
     * @param parts in order
     */
    record Page(String label, List<Layout> parts) {
        /** Copies the list. */
        public Page {
            requireNonNull(label, "label");
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a page or of another section.
     *
     * @param label its title, or empty
     * @param parts in order
     */
    record Section(String label, List<Layout> parts) implements Layout {
        /** Copies the list. */
        public Section {
            requireNonNull(label, "label");
            parts = List.copyOf(parts);
        }
    }

    /** Text to be read. */
    record Text(String text) implements Layout {
        /** Refuses null. */
        public Text {
            requireNonNull(text, "text");
        }
    }

    /** Here is the field of that name; if there is none, nothing. */
    record FieldRef(String name) implements Layout {
        /** Refuses null. */
        public FieldRef {
            requireNonNull(name, "name");
        }
    }

    /** Here is the table. */
    record TableRef() implements Layout {}
}
