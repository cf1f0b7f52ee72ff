// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import io.kith.xml.Element;
import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/** Hears every stanza of every connection, for a log that people look at. Register it as a service. */
@ConsumerType
@FunctionalInterface
public interface StanzaListener {

    /** Which way a stanza went. */
    enum Direction {
        /** To us. */
        IN,
        /** From us. */
        OUT
    }

    /**
     * Hears one stanza, in which secrets are masked already. Called on the thread that carries it: returns at once.
     */
    void stanza(Connection connection, Direction direction, Instant time, Element masked);
}
