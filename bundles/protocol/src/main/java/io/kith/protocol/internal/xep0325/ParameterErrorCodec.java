// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0325;

import io.kith.protocol.control.ParameterError;
import io.kith.protocol.internal.Attributes;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;

/** XEP-0325 §3.2.1: {@code paramError}. */
final class ParameterErrorCodec implements Codec<ParameterError> {

    @Override
    public ParameterError parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0325.NAMESPACE, "paramError");
        return new ParameterError(
                Attributes.name(element, "var"), element.text().strip());
    }

    @Override
    public Element serialize(ParameterError value) {
        return Element.builder(Xep0325.NAMESPACE, "paramError")
                .attribute("var", value.parameter())
                .text(value.text())
                .build();
    }
}
