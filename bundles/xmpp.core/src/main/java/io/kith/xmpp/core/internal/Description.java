// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an account says of itself: its {@code disco#info} answer and the fingerprint of that.
 *
 * @param query the answer, without a node
 * @param ver its fingerprint (XEP-0115 §5)
 */
record Description(Element query, String ver) {

    /** Names the software in {@code node} (XEP-0115 §4); not an address, since there is no page to look at. */
    static final String NODE = "urn:kith:thing";

    static final Set<String> OWN_FEATURES =
            Set.of(Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS, Caps.NAMESPACE, Basics.PING, Basics.VERSION);

    static Description of(String account, boolean isComponent, Collection<String> features) {
        Set<String> all = new TreeSet<>(features);
        all.addAll(OWN_FEATURES);
        Element.Builder query = Element.builder(Namespaces.DISCO_INFO, "query")
                .child(Element.builder(Namespaces.DISCO_INFO, "identity")
                        .attribute("category", isComponent ? "component" : "client")
                        .attribute("type", isComponent ? "generic" : "bot")
                        .attribute("name", "Kith " + account)
                        .build());
        for (String feature : all) {
            query.child(Element.builder(Namespaces.DISCO_INFO, "feature")
                    .attribute("var", feature)
                    .build());
        }
        Element built = query.build();
        return new Description(built, Caps.ver(built));
    }

    /** The node under which this description, and no other, is asked for. */
    String node() {
        return NODE + '#' + ver;
    }

    /** What goes into each presence. */
    Element caps() {
        return Element.builder(Caps.NAMESPACE, "c")
                .attribute("hash", "sha-1")
                .attribute("node", NODE)
                .attribute("ver", ver)
                .build();
    }
}
