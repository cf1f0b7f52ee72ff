// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol;

import io.kith.protocol.control.ControlData;
import io.kith.protocol.control.ControlDialect;
import io.kith.protocol.form.FormCodec;
import io.kith.protocol.sensordata.SensorData;
import io.kith.protocol.sensordata.SensorDialect;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.XmlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/** The specifications' own examples, and the codec for each element in them. */
final class Examples {

    static final SensorDialect SENSOR = SensorData.xep0323();
    static final ControlDialect CONTROL = ControlData.xep0325();

    static final Map<QName, Codec<?>> CODECS = Map.ofEntries(
            Map.entry(sensor("req"), SENSOR.request()),
            Map.entry(sensor("accepted"), SENSOR.accepted()),
            Map.entry(sensor("started"), SENSOR.started()),
            Map.entry(sensor("fields"), SENSOR.fields()),
            Map.entry(sensor("failure"), SENSOR.failures()),
            Map.entry(sensor("done"), SENSOR.done()),
            Map.entry(sensor("cancel"), SENSOR.cancel()),
            Map.entry(sensor("cancelled"), SENSOR.cancelled()),
            Map.entry(sensor("rejected"), SENSOR.rejected()),
            Map.entry(control("set"), CONTROL.set()),
            Map.entry(control("setResponse"), CONTROL.setResponse()),
            Map.entry(control("getForm"), CONTROL.getForm()),
            Map.entry(control("paramError"), CONTROL.parameterError()),
            Map.entry(new QName("jabber:x:data", "x"), new FormCodec()));

    private Examples() {}

    private static QName sensor(String localName) {
        return new QName("urn:xmpp:iot:sensordata", localName);
    }

    private static QName control(String localName) {
        return new QName("urn:xmpp:iot:control", localName);
    }

    static List<Path> of(String specification) {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", specification))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Element read(Path file) throws Exception {
        return XmlReader.parse(Files.readString(file));
    }

    static Element read(String specification, String file) throws Exception {
        return read(Path.of("src", "test", "resources", specification, file));
    }

    static Optional<Codec<?>> codec(Element element) {
        return Optional.ofNullable(CODECS.get(element.name()));
    }

    /** The outermost elements for which there is a codec. */
    static List<Element> payloads(Element element) {
        if (codec(element).isPresent()) {
            return List.of(element);
        }
        List<Element> found = new ArrayList<>();
        element.children().forEach(child -> found.addAll(payloads(child)));
        return found;
    }

    /** The same element without text that only indents, and without {@code xml:lang}, which belongs to the stanza. */
    static Element trimmed(Element element) {
        Element.Builder trimmed = Element.builder(element.namespace(), element.localName());
        element.attributes().stream()
                .filter(a -> a.name().getNamespaceURI().isEmpty())
                .forEach(a -> trimmed.attribute(a.name(), a.value()));
        if (element.children().isEmpty()) {
            return trimmed.text(element.text()).build();
        }
        element.children().forEach(child -> trimmed.child(trimmed(child)));
        return trimmed.build();
    }
}
