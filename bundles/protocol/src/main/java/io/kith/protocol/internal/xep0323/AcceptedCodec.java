// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0323;

import io.kith.protocol.internal.Attributes;
import io.kith.protocol.sensordata.Accepted;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;

/** XEP-0323 §3.2: {@code accepted}. */
final class AcceptedCodec implements Codec<Accepted> {

    @Override
    public Accepted parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0323.NAMESPACE, "accepted");
        return new Accepted(Attributes.seqnr(element), Attributes.flag(element, "queued"));
    }

    @Override
    public Element serialize(Accepted value) {
        Element.Builder element = Element.builder(Xep0323.NAMESPACE, "accepted").attribute("seqnr", value.seqnr());
        if (value.queued()) {
            element.attribute("queued", "true");
        }
        return element.build();
    }
}
