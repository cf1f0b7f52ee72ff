// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.hub.internal.core.StreamException;

/** The way to one client. Never blocks; from any thread. */
public interface Outlet {

    /** The client is bound to that address; called once, before anything is sent. */
    void bound(Jid jid);

    /** Queues a stanza. Returns false if the stream has ended, or ends because the peer reads too slowly. */
    boolean send(Element stanza);

    /** Whether the client reads as fast as it is sent to; otherwise what can wait shall wait. */
    default boolean hasRoom() {
        return true;
    }

    /** Ends the stream with an error after what is queued; has no effect on a stream that has ended. */
    void end(StreamException why);
}
