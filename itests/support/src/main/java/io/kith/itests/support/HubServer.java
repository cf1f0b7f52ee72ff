// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The embedded server of a house, seen by clients as any other server. Closing it does nothing: the house owns it. */
record HubServer(House house, String domain) implements XmppServer {

    @Override
    public int port() {
        return house.xmppPort();
    }

    @Override
    public Path certificate() {
        Path data = house.home().resolve("data");
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(f -> f.toString().endsWith(".pem"))
                    .filter(f -> Scratch.read(f).contains("BEGIN CERTIFICATE"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("The house has made no certificate below " + data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String log() {
        return house.log();
    }

    @Override
    public void close() {
        // The house ends its server with itself.
    }
}
