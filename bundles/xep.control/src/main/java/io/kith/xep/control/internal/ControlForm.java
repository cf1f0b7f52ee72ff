// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.control.internal;

import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.protocol.control.ParameterField;
import io.kith.protocol.form.Form;
import io.kith.protocol.form.FormField;
import io.kith.protocol.form.Layout;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.ParameterError;
import io.kith.thing.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The control form (XEP-0325 §3.2.5), as it is shown and as it comes back. */
final class ControlForm {

    /** What clients send along that is no parameter of anything (XEP-0068, XEP-0336 §3.1). */
    private static final Set<String> NOT_OURS = Set.of("FORM_TYPE", "xdd session");

    private static final int MOST_NAMES_IN_TITLE = 2;

    private ControlForm() {}

    /** What a form is called: the things it is about. */
    static String title(List<NodeRef> nodes, View view) {
        List<String> names = nodes.isEmpty()
                ? view.things()
                : nodes.stream().map(NodeRef::nodeId).toList();
        return names.size() <= MOST_NAMES_IN_TITLE
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMES_IN_TITLE)) + ", …";
    }

    /** The form that shows these parameters, in the order in which they are to be set; each group on a page. */
    static Form of(String title, List<View.Entry> entries) {
        List<FormField> fields = new ArrayList<>();
        Map<String, List<Layout>> pages = new LinkedHashMap<>();
        for (View.Entry entry : entries) {
            Parameter parameter = entry.parameter();
            fields.add(ParameterField.of(parameter, entry.value()));
            pages.computeIfAbsent(parameter.group(), g -> new ArrayList<>()).add(new Layout.FieldRef(parameter.name()));
        }
        return Form.of(title, fields)
                .laidOut(pages.entrySet().stream()
                        .map(p -> new Layout.Page(p.getKey().isEmpty() ? title : p.getKey(), p.getValue()))
                        .toList());
    }

    /**
     * What a submitted form sets, in its order. Fields without value were not filled in.
     *
     * @throws ThingException naming every field whose text is no value of its parameter's type
     */
    static List<Setting> settings(Form form, List<View.Entry> entries) {
        List<Setting> settings = new ArrayList<>();
        List<ParameterError> errors = new ArrayList<>();
        for (FormField field : form.fields()) {
            if (isParameter(field)) {
                value(field, entries)
                        .ifPresentOrElse(
                                value -> settings.add(new Setting(field.name(), value)),
                                () -> errors.add(new ParameterError(field.name(), "Invalid parameter value.")));
            }
        }
        if (!errors.isEmpty()) {
            throw new ThingException(ThingException.Reason.BAD_REQUEST, "The form is not filled in correctly.", errors);
        }
        return settings;
    }

    /**
     * What of these a person changed. Peers that know nothing of {@code notSame} (XEP-0336) send every field back, and
     * to set an old {@code Digital Outputs} again would undo the one output that was switched.
     */
    static List<Setting> changed(List<Setting> settings, List<View.Entry> entries) {
        return settings.stream()
                .filter(s -> entries.stream()
                        .noneMatch(e -> e.parameter().name().equals(s.name())
                                && e.value().equals(s.value())))
                .toList();
    }

    private static boolean isParameter(FormField field) {
        return !NOT_OURS.contains(field.name())
                && !field.values().isEmpty()
                && field.type()
                        .filter(t -> t == FormField.Type.HIDDEN || t == FormField.Type.FIXED)
                        .isEmpty();
    }

    /** By the type of the parameter; of one that is not known, by the little that the field itself says. */
    private static Optional<Value> value(FormField field, List<View.Entry> entries) {
        ValueType type = entries.stream()
                .map(View.Entry::parameter)
                .filter(p -> p.name().equals(field.name()))
                .map(Parameter::type)
                .findFirst()
                .orElseGet(() -> ParameterField.type(field));
        return ParameterField.value(type, String.join("\n", field.values()));
    }
}
