// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.Localization;
import io.kith.model.Sample;
import io.kith.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects samples until they fill a message. Sizes are estimated, in characters of XML, since to know them exactly is to
 * write everything twice; servers must take twice as much as is aimed at (RFC 6120 §13.12). Not for several threads.
 */
final class Parts {

    /** Characters that a message may have, about. */
    static final int FULL = 5000;

    private static final int SAMPLE = 100;
    private static final int FIELD = 50;
    private static final int FLAG = 20;

    private List<Sample> samples = new ArrayList<>();
    private int size;

    /** Adds a sample; what does not fit any longer is handed over first. */
    void add(Sample sample, Consumer<List<Sample>> full) {
        List<Field> fields = sample.fields();
        int first = 0;
        int head = SAMPLE + sample.node().toString().length();
        int length = head;
        for (int i = 0; i < fields.size(); i++) {
            int next = length(fields.get(i));
            if (size + length + next > FULL && (size > 0 || i > first)) {
                if (i > first) {
                    samples.add(new Sample(sample.node(), sample.time(), fields.subList(first, i)));
                }
                full.accept(take());
                first = i;
                length = head;
            }
            length += next;
        }
        if (first < fields.size()) {
            samples.add(
                    first == 0
                            ? sample
                            : new Sample(sample.node(), sample.time(), fields.subList(first, fields.size())));
            size += length;
        }
    }

    /** What was collected and not yet taken. */
    List<Sample> take() {
        List<Sample> taken = samples;
        samples = new ArrayList<>();
        size = 0;
        return taken;
    }

    boolean isEmpty() {
        return samples.isEmpty();
    }

    /** Failures in groups that fit into a message each; at least one group, which may be empty. */
    static List<List<Failure>> groups(List<Failure> failures) {
        List<List<Failure>> groups = new ArrayList<>();
        List<Failure> group = new ArrayList<>();
        int size = 0;
        for (Failure failure : failures) {
            int length = SAMPLE + failure.node().toString().length() + escapedLength(failure.text());
            if (size + length > FULL && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
                size = 0;
            }
            group.add(failure);
            size += length;
        }
        groups.add(group);
        return groups;
    }

    private static int length(Field field) {
        int unit = field.value() instanceof Value.Quantity quantity
                ? quantity.unit().length()
                : 0;
        int type =
                field.value() instanceof Value.Choice choice ? choice.dataType().length() : 0;
        int localized = field.localization().map(Parts::length).orElse(0);
        return FIELD
                + escapedLength(field.name())
                + escapedLength(field.value().text())
                + FLAG * (field.categories().size() + field.qualities().size() + 1)
                + unit
                + type
                + localized;
    }

    private static int length(Localization localization) {
        return FLAG + localization.module().length() + localization.stringIds().length();
    }

    /** Five more for every character that is escaped, about. */
    private static int escapedLength(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '>' || c == '&' || c == '\'' || c < ' ') {
                length += 5;
            }
        }
        return length;
    }
}
