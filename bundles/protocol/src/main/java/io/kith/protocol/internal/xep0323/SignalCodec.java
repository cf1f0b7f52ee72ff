// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0323;

import io.kith.protocol.internal.Attributes;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.function.Function;

/** The messages that are a sequence number and nothing else: {@code started}, {@code done}, {@code cancel}, {@code cancelled}. */
record SignalCodec<T>(String localName, Function<String, T> reader, Function<T, String> writer) implements Codec<T> {

    @Override
    public T parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0323.NAMESPACE, localName);
        return reader.apply(Attributes.seqnr(element));
    }

    @Override
    public Element serialize(T value) {
        return Element.builder(Xep0323.NAMESPACE, localName)
                .attribute("seqnr", writer.apply(value))
                .build();
    }
}
