// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Presence;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells requesters apart: by the caps in their presence (XEP-0115) where we see it, else by the look of their requests. A
 * wrong guess costs the requester no value, only a type.
 */
final class Requesters {

    private static final int MOST_REMEMBERED = 1000;
    private static final String CAPS = "http://jabber.org/protocol/caps";
    private static final String SMACK_NODE = "igniterealtime.org/projects/smack";
    private static final Pattern SMACK_ID = Pattern.compile("[A-Za-z0-9]{5}-[0-9]{1,10}");
    private static final Set<String> SMACK_ATTRIBUTES = Set.of("seqnr", "momentary");

    /** Full addresses that announce caps, and whether these are Smack's; the oldest are forgotten. */
    private final Map<Jid, Boolean> announced = new LinkedHashMap<>() {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** Takes note of what a presence says of the software behind it. */
    void note(Presence presence) {
        synchronized (announced) {
            announced.remove(presence.from());
            if (presence.type() == Presence.Type.AVAILABLE) {
                presence.stanza()
                        .child(CAPS, "c")
                        .flatMap(c -> c.attribute("node"))
                        .ifPresent(node -> announced.put(presence.from(), node.contains(SMACK_NODE)));
            }
        }
    }

    /** Which software sent this request. */
    Requester of(Iq iq, String seqnr) {
        Boolean smack;
        synchronized (announced) {
            smack = announced.get(iq.from());
        }
        boolean looksLikeSmack = SMACK_ID.matcher(iq.id()).matches() && isAllThatSmackCanAsk(iq.payload());
        if (smack == null ? looksLikeSmack : smack) {
            return Requester.SMACK;
        }
        // slixmpp counts both with one counter.
        return iq.id().equals(seqnr) ? Requester.SLIXMPP : Requester.CONFORMANT;
    }

    private static boolean isAllThatSmackCanAsk(Element request) {
        return request.children().isEmpty()
                && request.attributes().size() == SMACK_ATTRIBUTES.size()
                && request.attributes().stream()
                        .allMatch(a -> SMACK_ATTRIBUTES.contains(a.name().getLocalPart()));
    }
}
