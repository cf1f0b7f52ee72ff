// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Connection;
import io.kith.xmpp.StanzaListener;
import io.kith.xmpp.StanzaListener.Direction;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows every stanza to whoever listens; while nobody does it costs one look at an empty list. */
final class StanzaTap {

    private static final Logger LOG = LoggerFactory.getLogger(StanzaTap.class);

    private final List<StanzaListener> listeners = new CopyOnWriteArrayList<>();

    void add(StanzaListener listener) {
        listeners.add(listener);
    }

    void remove(StanzaListener listener) {
        listeners.remove(listener);
    }

    void show(Connection connection, Direction direction, Element stanza) {
        if (listeners.isEmpty()) {
            return;
        }
        Element masked = Secrets.mask(stanza);
        Instant now = Instant.now();
        for (StanzaListener listener : listeners) {
            try {
                listener.stanza(connection, direction, now, masked);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{}: a listener to stanzas failed", connection.account(), e);
            }
        }
    }
}
