// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0323;

import io.kith.protocol.internal.Attributes;
import io.kith.protocol.sensordata.Rejected;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;

/** XEP-0323 version 0.2, example 5: {@code rejected}. */
final class RejectedCodec implements Codec<Rejected> {

    @Override
    public Rejected parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0323.NAMESPACE, "rejected");
        return new Rejected(
                Attributes.seqnr(element),
                element.children(Xep0323.NAMESPACE, "error").stream()
                        .map(Element::text)
                        .toList());
    }

    @Override
    public Element serialize(Rejected value) {
        Element.Builder element = Element.builder(Xep0323.NAMESPACE, "rejected").attribute("seqnr", value.seqnr());
        value.errors().forEach(text -> element.child(Xep0323.NAMESPACE, "error", text));
        return element.build();
    }
}
