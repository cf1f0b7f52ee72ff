// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears presences of all accounts. Register it as a service. A request to be a friend that no handler answers through
 * {@link Roster} stays unanswered, which is no.
 */
@ConsumerType
@FunctionalInterface
public interface PresenceHandler {

    /** Hears one presence. Called on the connection's thread: must not block. */
    void handle(Presence presence);
}
