// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How a connection is.
 *
 * @param state where it stands
 * @param since when it came to stand there
 * @param detail one sentence for a person that names the cause and, if something is wrong, the remedy; may be empty
 */
public record Status(State state, Instant since, String detail) {

    /** Where a connection stands. */
    public enum State {
        /** Not begun. */
        IDLE,
        /** Looking up and reaching the server. */
        CONNECTING,
        /** Reached: TLS and login, or the making of the account. */
        AUTHENTICATING,
        /** Logged in; stanzas flow. */
        ONLINE,
        /** Lost or refused; the next attempt is waited for. */
        WAITING,
        /** Something that waiting does not mend, such as a wrong password; tried again rarely, or after a change. */
        FAILED,
        /** Ended for good. */
        CLOSED
    }

    /** Refuses null. */
    public Status {
        requireNonNull(state, "state");
        requireNonNull(since, "since");
        requireNonNull(detail, "detail");
    }
}
