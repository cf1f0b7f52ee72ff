// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.util.concurrent.atomic.AtomicInteger;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.packet.Stanza;

/**
 * When the server is asked how much it has got (XEP-0198 §4): seldom enough that it costs nothing, often enough that what
 * is kept for a resumption stays short.
 */
final class EveryTenth implements StanzaFilter {

    private final AtomicInteger sent = new AtomicInteger();

    @Override
    public boolean accept(Stanza stanza) {
        return sent.incrementAndGet() % 10 == 0;
    }
}
