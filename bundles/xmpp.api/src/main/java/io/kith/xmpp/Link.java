// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import io.kith.model.Jid;
import io.kith.xml.Element;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries the stanzas of one account to and from a server: the part that differs between TCP, components and this
 * process. Register it as a service; a {@link Connection} appears for it. It connects by itself, again and again, from
 * the moment at which it is opened until it is closed.
 */
@ConsumerType
public interface Link {

    /** Kinds of address, which differ in what the server does for them. */
    enum Kind {
        /** A user's session: the server keeps a roster and needs presence. */
        CLIENT,
        /** A domain of its own (XEP-0114): neither roster nor presence. */
        COMPONENT
    }

    /** What the link tells. Called on the link's own thread, one call at a time, in the order of the stream. */
    interface Listener {
        /** The state changed. */
        void status(Status status);

        /**
         * Logged in under this full address, before any stanza is delivered. After a stream was resumed (XEP-0198)
         * this is not called again.
         */
        void online(Jid boundJid);

        /** A stanza came, in {@link Namespaces#CLIENT}. Returns soon. */
        void received(Element stanza);
    }

    /** The account's name in this house, such as {@code sensor}; never changes. */
    String account();

    /** The bare address, or the domain of a component; never changes. */
    Jid jid();

    /** What kind of address this is. */
    Kind kind();

    /** Begins to connect, and to tell the listener. Called once, returns at once. */
    void open(Listener listener);

    /**
     * Sends a stanza in {@link Namespaces#CLIENT}, after those sent before. Does not block; from any thread.
     *
     * @throws IllegalStateException if not online, or if the peer takes so little that the queue is full
     */
    void send(Element stanza);

    /**
     * Sends a stanza which another one follows, most likely at once: it may wait a millisecond for that, so that both
     * leave in one write. In all else like {@link #send}.
     */
    default void sendAhead(Element stanza) {
        send(stanza);
    }

    /** Drops the stream, if any, and connects anew at once. */
    void reconnect();

    /** Ends the stream in an orderly way and does not connect again. May block for a few seconds. */
    void close();
}
