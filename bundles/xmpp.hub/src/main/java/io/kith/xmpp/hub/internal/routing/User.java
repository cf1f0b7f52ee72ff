// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An account with its sessions. Its monitor orders what the account does to its roster and presence; whoever holds it
 * takes no other user's.
 */
final class User {

    private final Jid jid;
    private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();

    private final AtomicBoolean handing = new AtomicBoolean();
    private volatile boolean removed;
    private volatile boolean owed;

    User(Jid jid) {
        this.jid = jid;
    }

    /** The bare address. */
    Jid jid() {
        return jid;
    }

    String local() {
        return jid.local();
    }

    Collection<ClientSession> sessions() {
        return sessions.values();
    }

    Optional<ClientSession> session(String resource) {
        return Optional.ofNullable(sessions.get(resource));
    }

    List<ClientSession> available() {
        return sessions.values().stream().filter(ClientSession::isAvailable).toList();
    }

    List<ClientSession> interested() {
        return sessions.values().stream().filter(ClientSession::isInterested).toList();
    }

    /** Whether the account was removed; another of that name is another user. */
    boolean isRemoved() {
        return removed;
    }

    void removed() {
        removed = true;
    }

    /** Whether kept messages wait because a client reads slowly. */
    boolean isOwed() {
        return owed;
    }

    void owed(boolean something) {
        owed = something;
    }

    /** Set by the one thread that hands over what was kept. */
    AtomicBoolean handing() {
        return handing;
    }

    void add(ClientSession session) {
        sessions.put(session.jid().resource(), session);
    }

    /** Returns whether the session was there. */
    boolean remove(ClientSession session) {
        return sessions.remove(session.jid().resource(), session);
    }
}
