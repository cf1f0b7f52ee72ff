// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.core;

import java.time.Duration;

/**
 * What may change while streams are up.
 *
 * @param registration whether anybody may make an account for himself (XEP-0077)
 * @param streams limits of connections
 * @param storage limits of what is kept
 */
public record Policy(boolean registration, Streams streams, Storage storage) {

    /** What a house needs. */
    public static final Policy DEFAULT = new Policy(
            true,
            new Streams(200, 100, Duration.ofSeconds(30), Duration.ofSeconds(120), 256 * 1024, 1024 * 1024),
            new Storage(1000, 100, 1000, 100));

    /**
     * Limits of connections.
     *
     * @param total connections at a time
     * @param perAddress connections at a time from one address
     * @param login how long a stranger may take to log in
     * @param silence after that much silence the peer is pinged, and after half of it more given up
     * @param stanzaBytes of one stanza
     * @param queueBytes that may wait for one slow reader
     */
    public record Streams(
            int total, int perAddress, Duration login, Duration silence, int stanzaBytes, int queueBytes) {}

    /**
     * Limits of what is kept.
     *
     * @param accounts in all
     * @param registrationsPerHour accounts that one address may make for itself in an hour
     * @param contacts in one roster, and as many requests that wait for an answer
     * @param offlineMessages for one account
     */
    public record Storage(int accounts, int registrationsPerHour, int contacts, int offlineMessages) {}
}
