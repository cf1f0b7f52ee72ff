// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.hub.internal.core.Stanza;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Requests that were handed to somebody and not answered yet, so that they can be answered when he leaves. Bounded. */
final class Pending {

    private static final int MOST = 500;

    private final Map<Key, Stanza> waiting = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Stanza> eldest) {
            return size() > MOST;
        }
    };
    private boolean closed;

    private record Key(Jid from, String id) {}

    private synchronized boolean add(Stanza request) {
        if (closed) {
            return false;
        }
        Element.Builder shell =
                Element.builder(request.element().namespace(), request.element().localName());
        request.element().attributes().forEach(a -> shell.attribute(a.name(), a.value()));
        waiting.put(new Key(request.from(), request.id()), new Stanza(shell.build(), request.from(), request.to()));
        return true;
    }

    /**
     * Hands a stanza over. Returns false if nobody takes it; a request is then to be refused by the caller.
     *
     * @param sink takes the stanza, or returns false
     */
    boolean hand(Stanza stanza, Predicate<Element> sink) {
        if (!stanza.isRequest()) {
            return sink.test(stanza.element());
        }
        if (!add(stanza)) {
            return false;
        }
        // If the request is no longer there, whoever closed this refused it already.
        return sink.test(stanza.element()) || !answered(stanza.from(), stanza.id());
    }

    /** An answer went to the one who asked. Returns whether it was awaited. */
    synchronized boolean answered(Jid from, String id) {
        return waiting.remove(new Key(from, id)) != null;
    }

    /** Nobody is there any longer: gives what nobody will answer. */
    synchronized List<Stanza> close() {
        closed = true;
        List<Stanza> left = List.copyOf(waiting.values());
        waiting.clear();
        return left;
    }
}
