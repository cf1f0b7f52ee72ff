// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Iq;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.xml.namespace.QName;

/**
 * What every account answers without any protocol installed: service discovery (XEP-0030), ping (XEP-0199) and
 * software version (XEP-0092). Strangers get the answer that the server gives for an address that is not there, so
 * that these questions do not tell them whether we are online (XEP-0030 §8).
 */
final class Basics {

    static final String PING = "urn:xmpp:ping";
    static final String VERSION = "jabber:iq:version";

    private final Supplier<Collection<Description>> descriptions;
    private final Predicate<Jid> isKnown;
    private final String version;

    /**
     * Begins with what it is asked about.
     *
     * @param descriptions the one that holds now, then others that were announced and may still be asked for
     * @param isKnown whether somebody may know that we are here
     * @param version of this software
     */
    Basics(Supplier<Collection<Description>> descriptions, Predicate<Jid> isKnown, String version) {
        this.descriptions = descriptions;
        this.isKnown = isKnown;
        this.version = version;
    }

    Map<QName, IqHandler> handlers() {
        return Map.of(
                new QName(Namespaces.DISCO_INFO, "query"), get(this::info),
                new QName(Namespaces.DISCO_ITEMS, "query"), get(this::items),
                new QName(PING, "ping"), get(payload -> Reply.empty()),
                new QName(VERSION, "query"), get(payload -> Reply.of(versionAnswer())));
    }

    private interface Answer {
        Reply to(Element payload) throws StanzaException;
    }

    private IqHandler get(Answer answer) {
        return iq -> {
            if (!isKnown.test(iq.from())) {
                throw new StanzaException(Condition.SERVICE_UNAVAILABLE, "");
            }
            if (iq.type() != Iq.Type.GET) {
                throw new StanzaException(Condition.NOT_ALLOWED, "This can be asked, not set.");
            }
            return answer.to(iq.payload()).now();
        };
    }

    private Reply info(Element payload) throws StanzaException {
        return mirrored(payload, described(payload).query());
    }

    private Reply items(Element payload) throws StanzaException {
        described(payload);
        return mirrored(payload, Element.of(Namespaces.DISCO_ITEMS, "query"));
    }

    private Description described(Element payload) throws StanzaException {
        Optional<String> node = nodeOf(payload);
        return descriptions.get().stream()
                .filter(d -> node.isEmpty() || d.node().equals(node.get()))
                .findFirst()
                .orElseThrow(() -> new StanzaException(Condition.ITEM_NOT_FOUND, "No such node."));
    }

    private static Reply mirrored(Element asked, Element answer) {
        return Reply.of(nodeOf(asked).map(n -> answer.with("node", n)).orElse(answer));
    }

    private static Optional<String> nodeOf(Element payload) {
        return payload.attribute("node").filter(n -> !n.isEmpty());
    }

    private Element versionAnswer() {
        return Element.builder(VERSION, "query")
                .child(VERSION, "name", "Kith")
                .child(VERSION, "version", version)
                .build();
    }
}
