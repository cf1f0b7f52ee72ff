// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0323;

import io.kith.model.Selection;
import io.kith.protocol.internal.Attributes;
import io.kith.protocol.internal.Flags;
import io.kith.protocol.sensordata.ReadoutRequest;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** XEP-0323 §3.1: {@code req}. */
final class RequestCodec implements Codec<ReadoutRequest> {

    @Override
    public ReadoutRequest parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0323.NAMESPACE, "req");
        List<String> names = new ArrayList<>();
        for (Element field : element.children(Xep0323.NAMESPACE, "field")) {
            names.add(Attributes.shortName(field, "name"));
        }
        Selection selection = new Selection(
                Attributes.nodes(element),
                Flags.categories(element),
                new LinkedHashSet<>(Attributes.limited(element, names)),
                Attributes.instant(element, "from"),
                Attributes.instant(element, "to"));
        return new ReadoutRequest(
                Attributes.seqnr(element), selection, Attributes.instant(element, "when"), Attributes.tokens(element));
    }

    @Override
    public Element serialize(ReadoutRequest value) {
        Selection selection = value.selection();
        Element.Builder element = Element.builder(Xep0323.NAMESPACE, "req").attribute("seqnr", value.seqnr());
        Flags.writeRequested(element, selection.categories());
        selection.from().ifPresent(t -> element.attribute("from", t.toString()));
        selection.to().ifPresent(t -> element.attribute("to", t.toString()));
        value.when().ifPresent(t -> element.attribute("when", t.toString()));
        Attributes.write(element, value.tokens());
        selection
                .nodes()
                .forEach(n -> element.child(
                        Attributes.node(Xep0323.NAMESPACE, "node", n).build()));
        selection.fields().stream()
                .sorted()
                .forEach(name -> element.child(Element.builder(Xep0323.NAMESPACE, "field")
                        .attribute("name", name)
                        .build()));
        return element.build();
    }
}
