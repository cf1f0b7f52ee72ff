// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.xmpp.hub.internal.core.Stanza;

/** Whoever serves a domain of its own beside the server's: a component in this process. */
public interface Station {

    /** Hands a stanza over. Never blocks. Returns false if nobody takes it; a request is then refused by the caller. */
    boolean deliver(Stanza stanza);
}
