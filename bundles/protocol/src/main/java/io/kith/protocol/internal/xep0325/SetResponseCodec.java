// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0325;

import io.kith.protocol.control.SetResponse;
import io.kith.protocol.control.SetResponse.Code;
import io.kith.protocol.internal.Attributes;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.ArrayList;
import java.util.List;

/** XEP-0325 §3.2: {@code setResponse}. */
final class SetResponseCodec implements Codec<SetResponse> {

    @Override
    public SetResponse parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0325.NAMESPACE, "setResponse");
        List<String> parameters = new ArrayList<>();
        for (Element parameter : element.children(Xep0325.NAMESPACE, "parameter")) {
            parameters.add(Attributes.name(parameter, "name"));
        }
        return new SetResponse(
                Attributes.nodes(element),
                parameters,
                element.attribute("responseCode").map(Code::ofToken));
    }

    @Override
    public Element serialize(SetResponse value) {
        Element.Builder element = Element.builder(Xep0325.NAMESPACE, "setResponse")
                .attribute("responseCode", value.code().map(Code::token));
        value.nodes()
                .forEach(n -> element.child(
                        Attributes.node(Xep0325.NAMESPACE, "node", n).build()));
        value.parameters()
                .forEach(name -> element.child(Element.builder(Xep0325.NAMESPACE, "parameter")
                        .attribute("name", name)
                        .build()));
        return element.build();
    }
}
