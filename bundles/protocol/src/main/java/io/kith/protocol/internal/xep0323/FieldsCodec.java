// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0323;

import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Sample;
import io.kith.protocol.internal.Attributes;
import io.kith.protocol.sensordata.Fields;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * XEP-0323 §3.2: {@code fields}. Samples of the same node that follow each other share an element. Written parts that
 * are not the last say so, since some peers take an absent {@code done} for true.
 */
final class FieldsCodec implements Codec<Fields> {

    @Override
    public Fields parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0323.NAMESPACE, "fields");
        List<Sample> samples = new ArrayList<>();
        for (Element node : element.children(Xep0323.NAMESPACE, "node")) {
            NodeRef ref = Attributes.node(node);
            for (Element timestamp : node.children(Xep0323.NAMESPACE, "timestamp")) {
                samples.add(sample(ref, timestamp));
            }
        }
        return new Fields(Attributes.seqnr(element), Attributes.flag(element, "done"), samples);
    }

    private static Sample sample(NodeRef node, Element timestamp) throws MalformedElementException {
        Attributes.required(timestamp, "value");
        Instant time = Attributes.instant(timestamp, "value").orElseThrow();
        List<Field> fields = new ArrayList<>();
        for (Element child : timestamp.children()) {
            Optional<Field> field = FieldElement.parse(child);
            field.ifPresent(fields::add);
        }
        return new Sample(node, time, fields);
    }

    @Override
    public Element serialize(Fields value) {
        Element.Builder element = Element.builder(Xep0323.NAMESPACE, "fields")
                .attribute("seqnr", value.seqnr())
                .attribute("done", Boolean.toString(value.done()));
        List<Sample> samples = value.samples();
        for (int i = 0; i < samples.size(); ) {
            NodeRef ref = samples.get(i).node();
            Element.Builder node = Attributes.node(Xep0323.NAMESPACE, "node", ref);
            for (; i < samples.size() && samples.get(i).node().equals(ref); i++) {
                node.child(timestamp(samples.get(i)));
            }
            element.child(node.build());
        }
        return element.build();
    }

    private static Element timestamp(Sample sample) {
        Element.Builder timestamp = Element.builder(Xep0323.NAMESPACE, "timestamp")
                .attribute("value", sample.time().toString());
        for (Field field : sample.fields()) {
            timestamp.child(FieldElement.serialize(field));
        }
        return timestamp.build();
    }
}
