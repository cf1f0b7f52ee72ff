// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kith.model.NodeRef;
import io.kith.protocol.control.FormRequest;
import io.kith.protocol.control.ParameterError;
import io.kith.protocol.control.SetRequest;
import io.kith.protocol.control.SetResponse;
import io.kith.protocol.form.Form;
import io.kith.protocol.form.FormCodec;
import io.kith.protocol.sensordata.Accepted;
import io.kith.protocol.sensordata.Cancel;
import io.kith.protocol.sensordata.Cancelled;
import io.kith.protocol.sensordata.Done;
import io.kith.protocol.sensordata.Failures;
import io.kith.protocol.sensordata.Fields;
import io.kith.protocol.sensordata.ReadoutRequest;
import io.kith.protocol.sensordata.Rejected;
import io.kith.protocol.sensordata.Started;
import io.kith.xml.Attribute;
import io.kith.xml.Codec;
import io.kith.xml.Content;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import io.kith.xml.Text;
import io.kith.xml.XmlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.namespace.QName;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodecProperties {

    private static <T> void roundTrip(Codec<T> codec, T value) throws Exception {
        Element written = codec.serialize(value);
        assertEquals(value, codec.parse(XmlReader.parse(written.toString())));
    }

    @Property(tries = 300)
    void requestsSurvive(@ForAll("requests") ReadoutRequest request) throws Exception {
        roundTrip(Examples.SENSOR.request(), request);
    }

    @Property(tries = 100)
    void signalsSurvive(@ForAll("seqnrs") String seqnr, @ForAll boolean queued, @ForAll("texts") List<String> texts)
            throws Exception {
        roundTrip(Examples.SENSOR.accepted(), new Accepted(seqnr, queued));
        roundTrip(Examples.SENSOR.started(), new Started(seqnr));
        roundTrip(Examples.SENSOR.done(), new Done(seqnr));
        roundTrip(Examples.SENSOR.cancel(), new Cancel(seqnr));
        roundTrip(Examples.SENSOR.cancelled(), new Cancelled(seqnr));
        roundTrip(Examples.SENSOR.rejected(), new Rejected(seqnr, texts));
    }

    @Property(tries = 300)
    void fieldsSurvive(@ForAll("fields") Fields fields) throws Exception {
        roundTrip(Examples.SENSOR.fields(), fields);
    }

    @Property(tries = 100)
    void failuresSurvive(@ForAll("failures") Failures failures) throws Exception {
        roundTrip(Examples.SENSOR.failures(), failures);
    }

    @Property(tries = 300)
    void commandsSurvive(@ForAll("sets") SetRequest set) throws Exception {
        roundTrip(Examples.CONTROL.set(), set);
    }

    @Property(tries = 100)
    void answersToCommandsSurvive(
            @ForAll("nodes") List<NodeRef> nodes,
            @ForAll("names") List<String> names,
            @ForAll Optional<SetResponse.Code> code,
            @ForAll("tokens") Tokens tokens)
            throws Exception {
        roundTrip(Examples.CONTROL.setResponse(), new SetResponse(nodes, names, code));
        roundTrip(Examples.CONTROL.getForm(), new FormRequest(nodes, tokens));
        for (String name : names) {
            roundTrip(Examples.CONTROL.parameterError(), new ParameterError(name, name.strip()));
        }
    }

    @Property(tries = 300)
    void formsSurvive(@ForAll("forms") Form form) throws Exception {
        roundTrip(new FormCodec(), form);
    }

    @Property(tries = 1000)
    void aDamagedMessageIsUnderstoodOrRefusedAndNothingElse(
            @ForAll("elements") Element element, @ForAll Random random, @ForAll("damage") int damage) {
        Element damaged = element;
        for (int i = 0; i < damage; i++) {
            damaged = damaged(damaged, random);
        }
        for (Codec<?> codec : Examples.CODECS.values()) {
            understoodOrRefused(codec, damaged);
        }
    }

    private static <T> void understoodOrRefused(Codec<T> codec, Element element) {
        T value;
        try {
            value = codec.parse(element);
        } catch (MalformedElementException e) {
            assertFalse(String.valueOf(e.getMessage()).isBlank());
            return;
        }
        codec.serialize(value);
    }

    /** The same element with one thing changed somewhere in it. */
    private static Element damaged(Element element, Random random) {
        List<Content> content = new ArrayList<>(element.content());
        if (!content.isEmpty() && random.nextInt(3) > 0) {
            int at = random.nextInt(content.size());
            if (content.get(at) instanceof Element child) {
                content.set(at, damaged(child, random));
                return new Element(element.name(), element.attributes(), content);
            }
        }
        List<Attribute> attributes = new ArrayList<>(element.attributes());
        QName name = element.name();
        switch (random.nextInt(6)) {
            case 0 -> attributes.removeIf(a -> random.nextBoolean());
            case 1 -> attributes.replaceAll(a -> random.nextBoolean() ? new Attribute(a.name(), strange(random)) : a);
            case 2 -> name = new QName(random.nextBoolean() ? name.getNamespaceURI() : "urn:x", local(random));
            case 3 -> content.add(new Text(strange(random)));
            case 4 ->
                content.add(Element.builder(name.getNamespaceURI(), local(random))
                        .attribute("name", strange(random))
                        .attribute("value", strange(random))
                        .build());
            default -> content.removeIf(c -> random.nextBoolean());
        }
        return new Element(name, attributes, content);
    }

    private static String strange(Random random) {
        List<String> values = List.of(
                "",
                "true",
                "1",
                "-1",
                "1e400",
                "1E999",
                "NaN",
                "INF",
                "٣",
                "99999999999999999999",
                "2026-11-23",
                "P",
                "PT",
                "P1Y2M3DT4H5M6.7S",
                "-P99999999999D",
                "2026-11-23T10:00:00+99:99",
                "24:00:00",
                "9".repeat(500),
                "+",
                ".",
                "\0",
                "form",
                "xs:int",
                "#12345",
                "PT999999999999999999S",
                "0000-00-00T00:00:00Z");
        return values.get(random.nextInt(values.size()));
    }

    private static String local(Random random) {
        List<String> names = List.of(
                "int",
                "numeric",
                "double",
                "node",
                "field",
                "timestamp",
                "x",
                "boolean",
                "duration",
                "dateTime",
                "time",
                "date",
                "color",
                "long",
                "string",
                "enum",
                "error",
                "parameter",
                "value",
                "option",
                "validate",
                "page");
        return names.get(random.nextInt(names.size()));
    }

    @Provide
    Arbitrary<Integer> damage() {
        return Arbitraries.integers().between(0, 6);
    }

    @Provide
    Arbitrary<Element> elements() {
        return Arbitraries.oneOf(List.of(
                requests().map(Examples.SENSOR.request()::serialize),
                fields().map(Examples.SENSOR.fields()::serialize),
                failures().map(Examples.SENSOR.failures()::serialize),
                sets().map(Examples.CONTROL.set()::serialize),
                forms().map(new FormCodec()::serialize),
                Arbitraries.of(Examples.CODECS.keySet())
                        .map(name -> Element.of(name.getNamespaceURI(), name.getLocalPart()))));
    }

    @Provide
    Arbitrary<ReadoutRequest> requests() {
        return Combinators.combine(
                        Messages.seqnrs(),
                        Messages.selections(),
                        Messages.instants().optional(),
                        Messages.tokens())
                .as(ReadoutRequest::new);
    }

    @Provide
    Arbitrary<Fields> fields() {
        return Combinators.combine(
                        Messages.seqnrs(),
                        Arbitraries.of(true, false),
                        Messages.samples().list().ofMaxSize(3))
                .as(Fields::new);
    }

    @Provide
    Arbitrary<Failures> failures() {
        return Combinators.combine(
                        Messages.seqnrs(),
                        Arbitraries.of(true, false),
                        Messages.failures().list().ofMaxSize(3))
                .as(Failures::new);
    }

    @Provide
    Arbitrary<SetRequest> sets() {
        Arbitrary<List<NodeRef>> nodes = Messages.nodes().list().ofMaxSize(2);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(nodes, Messages.settings().list().ofMaxSize(4), Messages.tokens())
                        .as((n, s, t) -> new SetRequest(n, s, Optional.empty(), t)),
                Combinators.combine(nodes, Messages.formFields().list().ofMaxSize(3), Messages.tokens())
                        .as((n, f, t) -> new SetRequest(n, List.of(), Optional.of(Form.submit(f)), t))));
    }

    @Provide
    Arbitrary<Form> forms() {
        return Messages.forms();
    }

    @Provide
    Arbitrary<String> seqnrs() {
        return Messages.seqnrs();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Messages.texts().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Messages.names().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<NodeRef>> nodes() {
        return Messages.nodes().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<Tokens> tokens() {
        return Messages.tokens();
    }
}
