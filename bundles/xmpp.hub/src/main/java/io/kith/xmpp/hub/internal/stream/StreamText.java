// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import io.kith.xml.Element;
import io.kith.xml.XmlWriter;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.core.StreamException;
import java.util.List;

/** What frames a stream, written with the prefix {@code stream} that every client knows. */
final class StreamText {

    /** The end tag. */
    static final String END = "</stream:stream>";

    private StreamText() {}

    static String header(String domain, String id) {
        Element attributes = Element.builder(Namespaces.CLIENT, "stream:stream")
                .attribute("xmlns:stream", Ns.STREAMS)
                .attribute("id", id)
                .attribute("from", domain)
                .attribute("version", "1.0")
                .language("en")
                .build();
        return "<?xml version='1.0'?>" + XmlWriter.openTag(attributes, "");
    }

    static String features(List<Element> features) {
        StringBuilder out = new StringBuilder("<stream:features>");
        features.forEach(f -> out.append(XmlWriter.write(f, Namespaces.CLIENT)));
        return out.append("</stream:features>").toString();
    }

    /** An error and the end tag. */
    static String error(StreamException why) {
        StringBuilder out = new StringBuilder("<stream:error>");
        out.append(XmlWriter.write(Element.of(Ns.STREAM_ERRORS, why.error().token())));
        if (!why.text().isEmpty()) {
            out.append(XmlWriter.write(Element.builder(Ns.STREAM_ERRORS, "text")
                    .language("en")
                    .text(why.text())
                    .build()));
        }
        return out.append("</stream:error>").append(END).toString();
    }
}
