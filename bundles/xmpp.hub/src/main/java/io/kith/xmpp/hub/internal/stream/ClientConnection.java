// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import io.kith.xml.Element;
import io.kith.xml.Limits;
import io.kith.xml.XmlException;
import io.kith.xml.XmlWriter;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.core.StreamError;
import io.kith.xmpp.hub.internal.core.StreamException;
import io.kith.xmpp.hub.internal.routing.ClientSession;
import io.kith.xmpp.hub.internal.store.StoreException;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client, from accept to close. Its reading thread runs {@link #run}; a second thread writes once it is bound. */
final class ClientConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
    private static final long LAST_WORDS_MILLIS = 3000;
    private static final long STUCK = TimeUnit.SECONDS.toNanos(30);
    private static final int STACK = 512 * 1024;

    /** Of one stanza, and of one stream; a node takes many times the memory that it takes on the wire. */
    private static final int NODES = 5000;

    private static final int NAMES = 1000;

    private final Wire wire;
    private final Services services;
    private final String name;
    private final long opened = System.nanoTime();
    private volatile @Nullable Outbound outbound;
    private volatile @Nullable ClientSession session;
    private volatile boolean expired;
    private boolean pinged;
    private long pings;

    ClientConnection(Socket socket, Services services, String name) throws IOException {
        socket.setTcpNoDelay(true);
        this.wire = new Wire(socket);
        this.services = services;
        this.name = name;
    }

    String address() {
        return wire.address();
    }

    /** Serves the client until it is gone. */
    void run() {
        try {
            converse(new Negotiation(wire, services));
        } finally {
            release();
        }
    }

    private void converse(Negotiation negotiation) {
        try {
            Optional<Negotiation.Ready> ready = negotiation.run();
            while (ready.isPresent() && !bind(ready.get())) {
                ready = negotiation.resume();
            }
            if (session != null) {
                serve(session);
            }
            end(negotiation, null);
        } catch (StreamException e) {
            end(negotiation, e);
        } catch (XmlException e) {
            end(negotiation, refusal(e));
        } catch (IOException e) {
            end(negotiation, expired ? new StreamException(StreamError.CONNECTION_TIMEOUT, "") : null);
        } catch (StoreException e) {
            LOG.error("A change by {} could not be kept", address(), e);
            end(negotiation, new StreamException(StreamError.INTERNAL_SERVER_ERROR, "The disk is not writable."));
        } catch (Throwable e) {
            // An error too ends this one stream, or its session would stay without a reader.
            LOG.error("A connection from {} failed", address(), e);
            end(negotiation, new StreamException(StreamError.INTERNAL_SERVER_ERROR, ""));
        }
    }

    private static StreamException refusal(XmlException e) {
        StreamError error =
                switch (e.reason()) {
                    case NOT_WELL_FORMED -> StreamError.NOT_WELL_FORMED;
                    case RESTRICTED_XML -> StreamError.RESTRICTED_XML;
                    case LIMIT_EXCEEDED -> StreamError.POLICY_VIOLATION;
                };
        return new StreamException(error, String.valueOf(e.getMessage()));
    }

    /** Returns whether the client is bound; otherwise it may ask again. */
    private boolean bind(Negotiation.Ready ready) throws IOException {
        Outbound queue =
                new Outbound(ready.id(), () -> services.policy().get().streams().queueBytes(), services.queued());
        try {
            session = services.router().bind(ready.local(), ready.resource(), queue);
        } catch (StanzaException e) {
            wire.write(XmlWriter.write(
                    Element.builder(Namespaces.CLIENT, "iq")
                            .attribute("type", "error")
                            .attribute("id", ready.id())
                            .child(e.toElement())
                            .build(),
                    Namespaces.CLIENT));
            return false;
        }
        outbound = queue;
        wire.limits(stanzaLimits());
        Thread writer = new Thread(null, () -> queue.run(wire), name + "-out", STACK);
        writer.setDaemon(true);
        writer.start();
        return true;
    }

    private Limits stanzaLimits() {
        return new Limits(services.policy().get().streams().stanzaBytes(), Limits.STANZA.depth(), NODES, NAMES);
    }

    private void serve(ClientSession bound) throws XmlException, IOException, StreamException {
        Departures departures = new Departures();
        wire.beforeWaiting(departures::leave);
        departures.begin();
        try {
            Optional<Element> stanza = wire.next();
            while (stanza.isPresent()) {
                services.router().received(bound, stanza.get());
                stanza = wire.next();
            }
        } finally {
            departures.end();
        }
    }

    private void end(Negotiation negotiation, @Nullable StreamException why) {
        Outbound queue = outbound;
        ClientSession bound = session;
        try {
            if (queue == null) {
                lastWords(negotiation, why);
            } else {
                if (why == null) {
                    queue.end();
                } else {
                    queue.end(why);
                }
                // The session goes before the last words do, so that nothing more is queued behind them.
                if (bound != null) {
                    services.router().ended(bound, List.of());
                }
                if (!queue.awaitEnd(LAST_WORDS_MILLIS)) {
                    wire.close();
                    queue.awaitEnd(LAST_WORDS_MILLIS);
                }
            }
            wire.drain();
        } catch (IOException e) {
            LOG.debug("{} left before it was told why", address());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever went wrong before, the socket, the writer and the session come to their end. */
    private void release() {
        Outbound queue = outbound;
        ClientSession bound = session;
        wire.close();
        if (queue != null) {
            queue.end();
        }
        if (queue != null && bound != null) {
            services.router().ended(bound, List.of());
            services.router().ended(bound, queue.unread());
        }
    }

    private void lastWords(Negotiation negotiation, @Nullable StreamException why) throws IOException {
        if (why != null) {
            negotiation.ensureHeader();
            wire.write(StreamText.error(why));
        } else if (negotiation.isHeaderSent()) {
            wire.write(StreamText.END);
        }
        wire.endOutput();
    }

    /** Looks after the connection; called every second or so. */
    void tick() {
        Outbound queue = outbound;
        ClientSession bound = session;
        Policy.Streams limits = services.policy().get().streams();
        long age = System.nanoTime() - opened;
        if (queue == null || bound == null) {
            if (age > limits.login().toNanos()) {
                boolean again = expired;
                expired = true;
                if (again) {
                    wire.close();
                } else {
                    wire.endInput();
                }
            }
            return;
        }
        if (queue.stuck() > STUCK || queue.ending() > 2 * TimeUnit.MILLISECONDS.toNanos(LAST_WORDS_MILLIS)) {
            wire.close();
        }
        long silence = wire.silence();
        long patience = limits.silence().toNanos();
        if (silence < patience) {
            pinged = false;
        } else if (!pinged) {
            pinged = true;
            queue.send(ping(bound));
        } else if (silence > patience + patience / 2) {
            queue.end(
                    new StreamException(StreamError.CONNECTION_TIMEOUT, "You were silent and did not answer a ping."));
        }
    }

    private Element ping(ClientSession bound) {
        return Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", "get")
                .attribute("id", "hub-ping-" + ++pings)
                .attribute("from", services.domain())
                .attribute("to", bound.jid().toString())
                .child(Ns.PING, "ping")
                .build();
    }

    /** Ends the stream since the hub stops. */
    void stop() {
        Outbound queue = outbound;
        if (queue == null) {
            wire.close();
        } else {
            queue.end(new StreamException(StreamError.SYSTEM_SHUTDOWN, ""));
        }
    }

    /** Closes at once. */
    void close() {
        wire.close();
    }
}
