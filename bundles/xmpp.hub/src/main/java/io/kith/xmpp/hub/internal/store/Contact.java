// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import io.kith.model.Jid;
import java.util.List;

/**
 * What an account knows of somebody else.
 *
 * @param jid bare address
 * @param name handle, or empty
 * @param groups of the roster
 * @param subscription who sees whom and who asked
 * @param listed whether this is in the roster; somebody who only asked is not (RFC 6121 §3.1.3)
 * @param request the stanza with which they asked, as text, as long as that waits for an answer; else empty
 */
public record Contact(
        Jid jid, String name, List<String> groups, Subscription subscription, boolean listed, String request) {

    /** Copies the list. */
    public Contact {
        groups = List.copyOf(groups);
    }

    /** Somebody of whom nothing is known. */
    public static Contact stranger(Jid jid) {
        return new Contact(jid, "", List.of(), Subscription.NONE, false, "");
    }

    /** The same in another state; being let in, or asking, lists a contact. */
    public Contact with(Subscription next) {
        boolean nowListed = listed || next.from() || next.to() || next.pendingOut();
        return new Contact(jid, name, groups, next, nowListed, next.pendingIn() ? request : "");
    }

    /** The same with the stanza by which they asked. */
    public Contact asking(String stanza) {
        return new Contact(jid, name, groups, subscription, listed, stanza);
    }

    /** The same with what the user says of the contact; it is in the roster then. */
    public Contact described(String newName, List<String> newGroups) {
        return new Contact(jid, newName, newGroups, subscription, true, request);
    }

    /** Whether nothing is left worth keeping. */
    public boolean isNobody() {
        return !listed && subscription == Subscription.NONE;
    }
}
