// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xmpp.Condition;
import io.kith.xmpp.hub.internal.core.Stanza;

/** Takes stanzas to wherever they belong. */
interface Post {

    /**
     * Delivers a stanza, or sends back an error if that is due. A subscription takes the monitor of the addressed
     * {@link User}, so nobody may hold another one meanwhile.
     */
    void route(Stanza stanza);

    /** Sends a stanza back as an error, unless it is one to which none is sent. */
    void bounce(Stanza stanza, Condition condition, String text);

    /** Whether stanzas to that address have anywhere to go. */
    boolean serves(Jid jid);
}
