// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Namespaces;

/** Stanzas that a link makes up itself. */
final class Stanzas {

    private Stanzas() {}

    /**
     * What stands for a stanza whose content was too much: a request without payload, which is answered as one (RFC 6120
     * §8.2.3), an error in place of a result, or the bare start tag.
     */
    static Element curtailed(Element start) {
        if (start.localName().equals("iq") && start.attribute("type").orElse("").equals("result")) {
            return start.with("type", "error").toBuilder()
                    .child(Element.builder(Namespaces.CLIENT, "error")
                            .attribute("type", "modify")
                            .child(Namespaces.STANZAS, Condition.POLICY_VIOLATION.token())
                            .child(Namespaces.STANZAS, "text", "The answer was too large to be read.")
                            .build())
                    .build();
        }
        return start;
    }
}
