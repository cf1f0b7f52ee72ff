// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** Waiting for a server to speak XMPP. */
final class Startup {

    private Startup() {}

    /** Returns when a client gets a secured stream; else ends the server and fails with its log. */
    static void await(String name, RunningProcess process, Duration atMost, XmppServer server) {
        boolean listening = Await.poll(atMost, () -> {
                    if (!process.isAlive()) {
                        return Optional.of(false);
                    }
                    return speaks(server) ? Optional.of(true) : Optional.empty();
                })
                .orElse(false);
        if (!listening) {
            String log = server.log();
            server.close();
            throw new AssertionError(name + " gives no secured stream on port " + server.port() + "\n" + log);
        }
    }

    private static boolean speaks(XmppServer server) {
        try (RawStream stream = RawStream.open(server)) {
            return stream.isConnected();
        } catch (UncheckedIOException | IllegalStateException e) {
            // Not yet: the port is closed, or the server drops who comes before it is ready.
            return false;
        }
    }
}
