// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol;

import io.kith.model.Category;
import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.Localization;
import io.kith.model.NodeRef;
import io.kith.model.Quality;
import io.kith.model.Sample;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.XmlDuration;
import io.kith.protocol.form.Form;
import io.kith.protocol.form.FormField;
import io.kith.protocol.form.Layout;
import io.kith.protocol.form.Validation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Messages of every kind, as strange as their types allow. */
final class Messages {

    private Messages() {}

    static Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab Z09äß°€<>&'\"#.,:|%").ofMaxLength(8);
    }

    static Arbitrary<String> names() {
        return texts().filter(t -> !t.isEmpty());
    }

    static Arbitrary<String> seqnrs() {
        return Arbitraries.longs().map(String::valueOf);
    }

    static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 253_402_300_799_999L).map(Instant::ofEpochMilli);
    }

    static Arbitrary<NodeRef> nodes() {
        return Combinators.combine(names(), texts(), texts()).as(NodeRef::new);
    }

    static Arbitrary<Tokens> tokens() {
        Arbitrary<List<String>> list = Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(4)
                .list()
                .ofMaxSize(2);
        return Combinators.combine(list, list, list).as(Tokens::new);
    }

    static Arbitrary<Value> settable() {
        return Arbitraries.oneOf(List.of(
                Arbitraries.of(true, false).map(Value::of),
                texts().map(Value::of),
                Arbitraries.integers().map(Value::of),
                Arbitraries.longs().map(Value::of),
                numbers().map(n -> new Value.Quantity(n, "")),
                Arbitraries.integers()
                        .between(0, 3_000_000)
                        .map(d -> new Value.Day(LocalDate.ofEpochDay(d - 700_000L))),
                Arbitraries.longs()
                        .between(0, 86_399_999_999_999L)
                        .map(n -> new Value.TimeOfDay(LocalTime.ofNanoOfDay(n))),
                Combinators.combine(instants(), Arbitraries.integers().between(-1080, 1080))
                        .as((t, m) -> new Value.Moment(within(t).atOffset(ZoneOffset.ofTotalSeconds(m * 60)))),
                durations().map(Value.Span::new)));
    }

    /** Away from the first and last days of the calendar, where an offset leads out of it. */
    private static Instant within(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli() / 2);
    }

    static Arbitrary<BigDecimal> numbers() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 45))
                .as((n, scale) -> new BigDecimal(BigInteger.valueOf(n), scale));
    }

    static Arbitrary<XmlDuration> durations() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.longs().between(0, 99_999_999_999L),
                        Arbitraries.of(true, false))
                .as((days, millis, negative) -> {
                    Period period = Period.of(days % 3, days % 15, days);
                    Duration time = Duration.ofMillis(millis);
                    return negative ? new XmlDuration(period.negated(), time.negated()) : new XmlDuration(period, time);
                });
    }

    static Arbitrary<Field> fields() {
        Arbitrary<Value> values = Arbitraries.oneOf(List.of(
                settable(),
                Combinators.combine(numbers(), texts()).as(Value.Quantity::new),
                Combinators.combine(texts(), texts()).as(Value.Choice::new)));
        Arbitrary<Set<Category>> categories =
                Arbitraries.of(Category.class).set().ofMinSize(1).ofMaxSize(4);
        Arbitrary<Set<Quality>> qualities = Arbitraries.of(Quality.class).set().ofMaxSize(4);
        Arbitrary<Optional<Localization>> localization =
                Combinators.combine(texts(), names()).as(Localization::new).optional();
        return Combinators.combine(
                        names(),
                        values,
                        categories,
                        qualities,
                        Arbitraries.of(true, false).optional(),
                        localization)
                .as(Field::new);
    }

    static Arbitrary<Sample> samples() {
        return Combinators.combine(nodes(), instants(), fields().list().ofMaxSize(3))
                .as(Sample::new);
    }

    static Arbitrary<Failure> failures() {
        return Combinators.combine(nodes(), instants(), texts().map(String::strip))
                .as(Failure::new);
    }

    static Arbitrary<Selection> selections() {
        return Combinators.combine(
                        nodes().list().ofMaxSize(3),
                        Arbitraries.of(Category.class).set(),
                        names().set().ofMaxSize(3),
                        instants().optional(),
                        instants().optional())
                .as(Selection::new);
    }

    static Arbitrary<Setting> settings() {
        Arbitrary<Value> colours =
                Combinators.combine(bytes(), bytes(), bytes(), bytes()).as(Value.Colour::new);
        return Combinators.combine(names(), Arbitraries.oneOf(List.of(settable(), colours)))
                .as(Setting::new);
    }

    private static Arbitrary<Integer> bytes() {
        return Arbitraries.integers().between(0, 255);
    }

    static Arbitrary<FormField> formFields() {
        Arbitrary<FormField.Option> options =
                Combinators.combine(texts(), texts()).as(FormField.Option::new);
        Arbitrary<FormField.Marks> marks = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(true, false), texts())
                .as(FormField.Marks::new);
        return Combinators.combine(
                        Combinators.combine(
                                        names(),
                                        Arbitraries.of(FormField.Type.class).optional(),
                                        texts(),
                                        texts(),
                                        Arbitraries.of(true, false))
                                .as((n, t, l, d, r) -> new FormField(
                                        n,
                                        t,
                                        l,
                                        d,
                                        r,
                                        List.of(),
                                        List.of(),
                                        Optional.empty(),
                                        FormField.Marks.NONE,
                                        "")),
                        texts().list().ofMaxSize(3),
                        options.list().ofMaxSize(2),
                        validations().optional(),
                        marks,
                        texts())
                .as((f, values, o, v, m, group) -> new FormField(
                        f.name(), f.type(), f.label(), f.description(), f.required(), values, o, v, m, group));
    }

    private static Arbitrary<Validation> validations() {
        Arbitrary<Validation.Bounds> bounds =
                Combinators.combine(texts(), texts()).as(Validation.Bounds::new);
        Arbitrary<Validation.Method> methods = Arbitraries.oneOf(List.of(
                Arbitraries.of(new Validation.Basic(), new Validation.Open()),
                bounds.map(Validation.Range::new),
                texts().map(Validation.Regex::new)));
        return Combinators.combine(names(), methods, bounds).as(Validation::new);
    }

    private static Arbitrary<Layout> layouts(int depth) {
        Arbitrary<Layout> leaves = Arbitraries.oneOf(List.of(
                texts().map(Layout.Text::new),
                texts().map(Layout.FieldRef::new),
                Arbitraries.just(new Layout.TableRef())));
        return depth == 0
                ? leaves
                : Arbitraries.oneOf(List.of(
                        leaves,
                        Combinators.combine(texts(), layouts(depth - 1).list().ofMaxSize(2))
                                .as(Layout.Section::new)));
    }

    static Arbitrary<Form> forms() {
        Arbitrary<Layout.Page> pages =
                Combinators.combine(texts(), layouts(2).list().ofMaxSize(3)).as(Layout.Page::new);
        Arbitrary<List<FormField>> fields = formFields().list().ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(Form.Type.class),
                        texts(),
                        texts().list().ofMaxSize(2),
                        pages.list().ofMaxSize(2),
                        fields,
                        fields,
                        fields.list().ofMaxSize(2))
                .as(Form::new);
    }
}
