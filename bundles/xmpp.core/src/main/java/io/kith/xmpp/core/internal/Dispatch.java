// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Message;
import io.kith.xmpp.MessageHandler;
import io.kith.xmpp.Presence;
import io.kith.xmpp.PresenceHandler;
import io.kith.xmpp.StanzaException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings stanzas that came to whoever takes them, on the thread that brought them. */
final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Set<String> MESSAGE_TYPES = Set.of("chat", "normal", "headline", "groupchat");
    private static final String DELAY = "urn:xmpp:delay";

    /** How many requests may be in the hands of handlers at once; more are told to wait. */
    static final int MOST_AT_ONCE = 2000;

    private final Connection connection;
    private final boolean isComponent;
    private final Supplier<HandlerTable> table;
    private final Map<QName, IqHandler> own;
    private final ScheduledExecutorService timer;
    private final Duration patience;
    private final AtomicInteger atOnce = new AtomicInteger();

    /**
     * Begins with what never changes.
     *
     * @param table who takes what at this moment
     * @param own what the connection answers itself; nobody else is asked for it
     * @param patience how long a handler may take
     */
    Dispatch(
            Connection connection,
            boolean isComponent,
            Supplier<HandlerTable> table,
            Map<QName, IqHandler> own,
            ScheduledExecutorService timer,
            Duration patience) {
        this.connection = connection;
        this.isComponent = isComponent;
        this.table = table;
        this.own = Map.copyOf(own);
        this.timer = timer;
        this.patience = patience;
    }

    /** Takes an IQ of type get or set. */
    void request(Element stanza, Consumer<Element> send) {
        if (stanza.attribute("id").filter(id -> !id.isEmpty()).isEmpty()
                || (isComponent && stanza.attribute("from").isEmpty())) {
            LOG.info("{}: a request without id or sender cannot be answered", connection.account());
            return;
        }
        boolean tooMany = atOnce.incrementAndGet() > MOST_AT_ONCE;
        Exchange exchange = new Exchange(stanza, isComponent, send, atOnce::decrementAndGet);
        if (tooMany) {
            exchange.refuse(new StanzaException(Condition.RESOURCE_CONSTRAINT, "Too much at once; try again later."));
            return;
        }
        Iq iq;
        try {
            iq = parse(stanza);
        } catch (StanzaException e) {
            exchange.refuse(e);
            return;
        }
        QName name = iq.payload().name();
        IqHandler handler = own.get(name);
        if (handler == null) {
            handler = table.get().iq(name);
        }
        if (handler == null) {
            exchange.refuse(new StanzaException(Condition.SERVICE_UNAVAILABLE, "Nobody here takes " + name + "."));
        } else {
            exchange.run(handler, iq, timer, patience);
        }
    }

    private Iq parse(Element stanza) throws StanzaException {
        String type = stanza.attribute("type").orElse("");
        if (!type.equals("get") && !type.equals("set")) {
            throw badRequest("An IQ is of type get, set, result or error.");
        }
        List<Element> children = stanza.children();
        if (children.size() != 1) {
            throw badRequest("A request has exactly one child.");
        }
        Jid from = from(stanza).orElseThrow(() -> new StanzaException(Condition.JID_MALFORMED, "Who asks?"));
        Jid own = connection.boundJid().orElse(connection.jid());
        return new Iq(
                connection,
                type.equals("get") ? Iq.Type.GET : Iq.Type.SET,
                from,
                stanza.attribute("to").flatMap(Jid::parse).orElse(own),
                stanza.attribute("id").orElse(""),
                stanza.language(),
                children.get(0));
    }

    private static StanzaException badRequest(String text) {
        return new StanzaException(Condition.BAD_REQUEST, text);
    }

    /** Who sent it; what has no sender is of our own account at the server (RFC 6120 §8.1.2.1). */
    private Optional<Jid> from(Element stanza) {
        Optional<String> from = stanza.attribute("from");
        if (from.isEmpty() && !isComponent) {
            return Optional.of(connection.jid());
        }
        return from.flatMap(Jid::parse);
    }

    /** Takes a message; errors are for nobody. */
    void message(Element stanza) {
        String type = stanza.attribute("type").orElse("normal");
        if (type.equals("error")) {
            LOG.debug("{}: a message came back from {}", connection.account(), stanza.attribute("from"));
            return;
        }
        Collection<MessageHandler> handlers = handlersOf(stanza);
        Jid from = from(stanza).orElse(null);
        if (handlers.isEmpty() || from == null) {
            return;
        }
        boolean delayed = stanza.child(DELAY, "delay").isPresent()
                || stanza.child("jabber:x:delay", "x").isPresent();
        Message message = new Message(
                connection,
                MESSAGE_TYPES.contains(type) ? type : "normal",
                from,
                stanza.attribute("id"),
                stanza.language(),
                delayed,
                stanza);
        for (MessageHandler handler : handlers) {
            guarded("A handler of messages", () -> handler.handle(message));
        }
    }

    /** Each handler once, however many of the children it takes. */
    private Collection<MessageHandler> handlersOf(Element stanza) {
        HandlerTable now = table.get();
        Collection<MessageHandler> found = List.of();
        for (Element child : stanza.children()) {
            List<MessageHandler> more = now.messages(child.name());
            if (found.isEmpty()) {
                found = more;
            } else if (!more.isEmpty()) {
                found = new LinkedHashSet<>(found);
                found.addAll(more);
            }
        }
        return found;
    }

    /** Takes a presence of which the roster took note. */
    void presence(Element stanza) {
        Presence.Type type = presenceType(stanza);
        Jid from = from(stanza).orElse(null);
        if (type == null || from == null) {
            return;
        }
        Presence presence = new Presence(connection, type, from, stanza);
        for (PresenceHandler handler : table.get().presences()) {
            guarded("A handler of presences", () -> handler.handle(presence));
        }
    }

    /** What it says; null for errors, probes and nonsense, which are for nobody. */
    static Presence.@Nullable Type presenceType(Element stanza) {
        return switch (stanza.attribute("type").orElse("")) {
            case "" -> Presence.Type.AVAILABLE;
            case "unavailable" -> Presence.Type.UNAVAILABLE;
            case "subscribe" -> Presence.Type.SUBSCRIBE;
            case "subscribed" -> Presence.Type.SUBSCRIBED;
            case "unsubscribe" -> Presence.Type.UNSUBSCRIBE;
            case "unsubscribed" -> Presence.Type.UNSUBSCRIBED;
            default -> null;
        };
    }

    private void guarded(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{}: {} failed", connection.account(), what, e);
        }
    }
}
