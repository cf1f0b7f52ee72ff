// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0325;

import io.kith.protocol.control.FormRequest;
import io.kith.protocol.internal.Attributes;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;

/** XEP-0325 §3.2.5: {@code getForm}. */
final class GetFormCodec implements Codec<FormRequest> {

    @Override
    public FormRequest parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0325.NAMESPACE, "getForm");
        return new FormRequest(Attributes.nodes(element), Attributes.tokens(element));
    }

    @Override
    public Element serialize(FormRequest value) {
        Element.Builder element = Element.builder(Xep0325.NAMESPACE, "getForm");
        Attributes.write(element, value.tokens());
        value.nodes()
                .forEach(n -> element.child(
                        Attributes.node(Xep0325.NAMESPACE, "node", n).build()));
        return element.build();
    }
}
