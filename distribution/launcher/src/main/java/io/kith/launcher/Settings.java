// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a person may choose without editing a file.
 *
 * @param distribution the read-only folder with {@code bundles/} and the templates of {@code conf/}
 * @param home the folder of this house: configuration, data, logs
 * @param xmppPort TCP port of the embedded XMPP server
 * @param httpPort TCP port of the web console
 * @param shell whether the terminal becomes a Gogo shell
 * @param patience how long start-up may take before the house says what is missing
 */
record Settings(Path distribution, Path home, int xmppPort, int httpPort, boolean shell, Duration patience) {

    private static final int DEFAULT_XMPP_PORT = 5222;
    private static final int DEFAULT_HTTP_PORT = 8080;
    private static final int DEFAULT_PATIENCE_SECONDS = 20;
    private static final int HIGHEST_PORT = 65535;

    /**
     * Reads the environment and the arguments of the command line.
     *
     * @throws CannotStartException if a value is none, naming the variable and what it may be
     */
    static Settings of(Path distribution, Map<String, String> environment, List<String> arguments)
            throws CannotStartException {
        for (String argument : arguments) {
            if (!argument.equals("--shell")) {
                throw new CannotStartException("Unknown argument " + argument + ". There is one: --shell.");
            }
        }
        return new Settings(
                distribution,
                home(environment.getOrDefault("KITH_HOME", "")),
                port(environment, "KITH_XMPP_PORT", DEFAULT_XMPP_PORT),
                port(environment, "KITH_HTTP_PORT", DEFAULT_HTTP_PORT),
                arguments.contains("--shell")
                        || environment.getOrDefault("KITH_SHELL", "").equals("1"),
                Duration.ofSeconds(
                        number(environment, "KITH_READY_SECONDS", DEFAULT_PATIENCE_SECONDS, Integer.MAX_VALUE)));
    }

    private static Path home(String chosen) throws CannotStartException {
        try {
            return Path.of(chosen.isBlank() ? "home" : chosen).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new CannotStartException("KITH_HOME names no folder: " + e.getMessage() + ".");
        }
    }

    private static int port(Map<String, String> environment, String name, int otherwise) throws CannotStartException {
        return number(environment, name, otherwise, HIGHEST_PORT);
    }

    private static int number(Map<String, String> environment, String name, int otherwise, int highest)
            throws CannotStartException {
        String given = environment.getOrDefault(name, "").strip();
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= 1 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers out of range.
        }
        throw new CannotStartException(
                name + "=" + given + " is no number from 1 to " + highest + ". Leave it out for " + otherwise + ".");
    }
}
