// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.model.Jid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a link reaches and enters its server; immutable.
 *
 * @param pid the configuration, to be named in remedies
 * @param account the name in this house
 * @param jid the bare address
 * @param server where and how to connect
 * @param login as whom
 * @param pace how often and how long
 */
record Settings(String pid, String account, Jid jid, Server server, Login login, Pace pace) {

    /** Refuses what cannot be meant. */
    Settings {
        if (!account.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("The account's name \"" + account + "\" in " + pid
                    + " does not fit a file name; use letters, digits, dot, dash and underscore.");
        }
        if (!jid.hasLocal() || !jid.isBare()) {
            throw new IllegalArgumentException("jid in " + pid
                    + " must be the bare address of an account, such as sensor@example.org, not " + jid);
        }
    }

    /**
     * Where and how to connect.
     *
     * @param host name or address; empty to ask DNS for the domain of the address
     * @param port used if a host is given
     * @param tls whether the stream must be secured
     * @param certificate a file of certificates (PEM) trusted besides those that Java trusts
     */
    record Server(String host, int port, boolean tls, Optional<Path> certificate) {

        /** Refuses ports that are none. */
        Server {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("Not a port: " + port);
            }
        }
    }

    /**
     * As whom to log in.
     *
     * @param resource the asked-for resource
     * @param password where the password is
     * @param register whether to make the account if it does not exist
     * @param plain whether the password itself may be sent, inside TLS, to a server that knows nothing better
     */
    record Login(String resource, Password password, boolean register, boolean plain) {}

    /**
     * How often and how long.
     *
     * @param first about the wait after the first failure; grows with every further one
     * @param most the longest wait after failures that may pass
     * @param failed the wait after a failure that somebody must mend
     * @param silence after so long without a sign of life the server is asked for one
     * @param answer how long any answer of the server is waited for
     */
    record Pace(Duration first, Duration most, Duration failed, Duration silence, Duration answer) {

        /** Refuses to wait no time. */
        Pace {
            if (first.toMillis() < 1 || most.compareTo(first) < 0 || silence.toSeconds() < 1 || answer.toMillis() < 1) {
                throw new IllegalArgumentException("Times must be positive, and the longest wait not below the first");
            }
        }
    }

    /** Whether a stream under the other settings would be another one. */
    boolean needsNewStream(Settings other) {
        return !server.equals(other.server) || !login.equals(other.login) || !jid.equals(other.jid);
    }

    /** The server, for sentences. */
    String serverName() {
        return server.host().isEmpty() ? jid.domain() : server.host() + ':' + server.port();
    }
}
