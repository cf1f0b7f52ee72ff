// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.hub.internal.core.Stanza;
import io.kith.xmpp.hub.internal.core.StreamException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One bound resource. What it says of its presence is changed under the monitor of its {@link User}. */
public final class ClientSession {

    private static final int MOST_DIRECTED = 500;

    private final Jid jid;
    private final User user;
    private final Outlet outlet;
    private final Pending pending = new Pending();
    private final Set<Jid> directed = new HashSet<>();
    private volatile @Nullable Element presence;
    private volatile int priority;
    private volatile boolean interested;
    private volatile boolean gone;

    ClientSession(Jid jid, User user, Outlet outlet) {
        this.jid = jid;
        this.user = user;
        this.outlet = outlet;
    }

    /** The full address. */
    public Jid jid() {
        return jid;
    }

    User user() {
        return user;
    }

    Pending pending() {
        return pending;
    }

    /** Hands a stanza over. Returns false if it will not be read; a request is then to be refused by the caller. */
    boolean deliver(Stanza stanza) {
        if (pending.hand(stanza, outlet::send)) {
            return true;
        }
        gone = true;
        return false;
    }

    /** Sends what the server says by itself and wants no answer to. */
    void push(Element stanza) {
        outlet.send(stanza);
    }

    void end(StreamException why) {
        outlet.end(why);
    }

    /** The presence last broadcast, as long as the client is available. */
    Optional<Element> presence() {
        return Optional.ofNullable(presence);
    }

    boolean isAvailable() {
        return presence != null;
    }

    /** Whether this session still holds its address, of an account that still exists. */
    boolean isCurrent() {
        return !user.isRemoved()
                && user.session(jid.resource()).filter(this::equals).isPresent();
    }

    /** Whether the client reads as fast as it is sent to. */
    boolean hasRoom() {
        return outlet.hasRoom();
    }

    /** Whether messages to the bare address may go here, RFC 6121 §8.5.2. */
    boolean takesMessages() {
        return !gone && isAvailable() && priority >= 0;
    }

    int priority() {
        return priority;
    }

    void available(Element stanza, int newPriority) {
        priority = newPriority;
        presence = stanza;
    }

    void unavailable() {
        presence = null;
    }

    /** Whether the client asked for its roster, so that it wants pushes. */
    boolean isInterested() {
        return interested;
    }

    void interested() {
        interested = true;
    }

    /** Notes to whom presence went beside the roster. Returns false if these are too many. */
    boolean directedTo(Jid somebody) {
        return directed.contains(somebody) || (directed.size() < MOST_DIRECTED && directed.add(somebody));
    }

    void notDirectedTo(Jid somebody) {
        directed.remove(somebody);
    }

    List<Jid> takeDirected() {
        List<Jid> all = new ArrayList<>(directed);
        directed.clear();
        return all;
    }
}
