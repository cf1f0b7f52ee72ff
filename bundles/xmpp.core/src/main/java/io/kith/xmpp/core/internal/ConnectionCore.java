// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Link;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Roster;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.StanzaListener.Direction;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link, made into a connection: what everybody uses. What happens on its sessions is in {@link Session}. */
final class ConnectionCore implements Connection, Link.Listener, RosterCache.Wire {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCore.class);
    private static final int MOST_AWAITED = 1000;

    /**
     * What all connections of the house share.
     *
     * @param whiteboard handlers
     * @param tap listeners to stanzas
     * @param timer for time-outs; nothing that takes long runs on it
     * @param patience how long a handler may take to answer
     * @param version of this software
     */
    record House(
            Whiteboard whiteboard, StanzaTap tap, ScheduledExecutorService timer, Duration patience, String version) {}

    private final Link link;
    private final boolean isComponent;
    private final Jid server;
    private final StanzaTap tap;
    private final PendingAnswers pending;
    private final RosterCache roster = new RosterCache(this);
    private final Session session;
    private final Dispatch dispatch;
    private volatile Status status = new Status(Status.State.IDLE, Instant.now(), "");
    private volatile @Nullable Jid bound;
    private volatile boolean up;
    private volatile boolean closed;

    /** Begins with a link that was not opened; {@code changed} runs whenever {@link #readySession} may have changed. */
    ConnectionCore(Link link, House house, Runnable changed) {
        this.link = link;
        this.isComponent = link.kind() == Link.Kind.COMPONENT;
        this.server = new Jid("", link.jid().domain(), "");
        this.tap = house.tap();
        this.pending = new PendingAnswers(house.timer(), MOST_AWAITED);
        Profile profile = new Profile(link.account(), isComponent, house.whiteboard());
        this.session = new Session(this, isComponent, roster, profile, house, changed);
        this.dispatch = new Dispatch(
                this,
                isComponent,
                profile::table,
                session.ownHandlers(this::isKnown, this::isOwnAccount, house.version()),
                house.timer(),
                house.patience());
    }

    /** Begins; called once. */
    void open() {
        session.open();
        link.open(this);
    }

    /** Ends; may block for the few seconds that the link takes. */
    void close() {
        closed = true;
        session.close();
        lose();
        link.close();
    }

    /** The number of the session that is up with its roster known, or 0. */
    int readySession() {
        return session.ready();
    }

    @Override
    public String account() {
        return link.account();
    }

    @Override
    public Jid jid() {
        return link.jid();
    }

    @Override
    public Optional<Jid> boundJid() {
        return up ? Optional.ofNullable(bound) : Optional.empty();
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public Roster roster() {
        return roster;
    }

    @Override
    public void reconnect() {
        link.reconnect();
    }

    @Override
    public void send(Element stanza) {
        if (!up) {
            throw new IllegalStateException("The account \"" + account() + "\" is not online.");
        }
        // A component's server stamps nothing (XEP-0114 §3).
        Element stamped =
                isComponent && stanza.attribute("from").isEmpty() ? stanza.with("from", jid().toString()) : stanza;
        tap.show(this, Direction.OUT, stamped);
        link.send(stamped);
    }

    @Override
    public CompletionStage<Element> request(Optional<Jid> to, Iq.Type type, Element payload, Duration timeout) {
        if (isComponent && to.isEmpty()) {
            return CompletableFuture.failedStage(
                    new StanzaException(Condition.BAD_REQUEST, "A component has no server of its own to ask."));
        }
        CompletableFuture<Element> answer = pending.await(whoAnswers(to), timeout, id -> {
            Element.Builder iq = Element.builder(Namespaces.CLIENT, "iq")
                    .attribute("type", type.token())
                    .attribute("id", id)
                    .attribute("to", to.map(Jid::toString));
            send(iq.child(payload).build());
        });
        return answer.minimalCompletionStage();
    }

    /** Whose answer counts: servers answer for themselves and for bare accounts in several names (RFC 6120 §8.1.2.1). */
    private Predicate<Optional<Jid>> whoAnswers(Optional<Jid> to) {
        boolean ownServer =
                !isComponent && to.map(j -> j.equals(jid()) || j.equals(server)).orElse(true);
        return ownServer
                ? from -> from.map(j -> j.equals(jid()) || j.equals(server) || j.equals(bound))
                        .orElse(true)
                : to::equals;
    }

    @Override
    public void status(Status newStatus) {
        status = newStatus;
        if (newStatus.state() != Status.State.ONLINE) {
            lose();
        } else if (!up && !closed && bound != null) {
            up = true;
            session.resumed();
        }
    }

    @Override
    public void online(Jid boundJid) {
        if (closed) {
            return;
        }
        lose();
        bound = boundJid;
        up = true;
        session.begun();
    }

    private void lose() {
        up = false;
        session.lost();
        pending.failAll();
    }

    @Override
    public void received(Element stanza) {
        if (closed) {
            return;
        }
        tap.show(this, Direction.IN, stanza);
        try {
            if (stanza.is(Namespaces.CLIENT, "iq")) {
                iq(stanza);
            } else if (stanza.is(Namespaces.CLIENT, "message")) {
                dispatch.message(stanza);
            } else if (stanza.is(Namespaces.CLIENT, "presence")) {
                presence(stanza);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{}: a stanza could not be dealt with", account(), e);
        }
    }

    private void iq(Element stanza) {
        String type = stanza.attribute("type").orElse("");
        boolean isError = type.equals("error");
        if (!isError && !type.equals("result")) {
            dispatch.request(stanza, this::send);
            return;
        }
        Optional<String> sender = stanza.attribute("from");
        Optional<Jid> from = sender.flatMap(Jid::parse);
        boolean understood = sender.isPresent() == from.isPresent();
        String id = stanza.attribute("id").orElse("");
        if (!understood || !pending.answered(id, from, isError, stanza)) {
            LOG.debug("{}: an answer for which nobody waits, from {}", account(), sender.orElse("the server"));
        }
    }

    private void presence(Element stanza) {
        Optional<Jid> from = stanza.attribute("from").flatMap(Jid::parse);
        String type = stanza.attribute("type").orElse("");
        if (type.isEmpty()) {
            from.ifPresent(roster::available);
        } else if (type.equals("unavailable")) {
            from.ifPresent(roster::unavailable);
        }
        dispatch.presence(stanza);
    }

    private boolean isOwnAccount(Jid from) {
        return !isComponent && (from.equals(jid()) || from.equals(bound));
    }

    /** Who may know that we are here: everybody on a component, else friends, our account and our server. */
    private boolean isKnown(Jid from) {
        return isComponent
                || from.sameBare(jid())
                || from.equals(server)
                || roster.contact(from).map(Roster.Contact::isFriend).orElse(false);
    }
}
