// SPDX-License-Identifier: Apache-2.0
package io.kith.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The assembled distribution as a process of its own, and what it prints. */
final class RunningHouse implements AutoCloseable {

    private static final Path DISTRIBUTION =
            Path.of(System.getProperty("kith.distribution", "")).toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path terminal;
    private final Path home;

    private RunningHouse(Process process, Path terminal, Path home) {
        this.process = process;
        this.terminal = terminal;
        this.home = home;
    }

    static RunningHouse begin(Path home, int httpPort, String... environment) throws IOException {
        // A file: what a process says while it ends is lost with a pipe that Java closes.
        Path terminal = Files.createTempFile("kith", ".terminal");
        ProcessBuilder builder = new ProcessBuilder(
                        DISTRIBUTION.resolve("bin/kith-start").toString())
                .redirectErrorStream(true)
                .redirectOutput(terminal.toFile());
        Map<String, String> variables = builder.environment();
        variables.put("KITH_HOME", home.toString());
        variables.put("KITH_HTTP_PORT", Integer.toString(httpPort));
        variables.put("KITH_XMPP_PORT", Integer.toString(freePort()));
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return new RunningHouse(builder.start(), terminal, home);
    }

    /** Runs the stop script on a home; what it said. */
    static String stopScript(Path home) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(DISTRIBUTION.resolve("bin/kith-stop").toString()).redirectErrorStream(true);
        builder.environment().put("KITH_HOME", home.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said.strip();
    }

    /** Starts a house and waits for the closing lines. */
    static RunningHouse up(Path home, int httpPort, String... environment) throws IOException {
        RunningHouse house = begin(home, httpPort, environment);
        house.awaitLine("The house is ");
        // The closing lines end with the home; what is announced may follow.
        house.awaitLine("  Home ");
        return house;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    long pid() {
        return process.pid();
    }

    Path home() {
        return home;
    }

    List<String> lines() {
        return text(terminal).lines().toList();
    }

    /** Waits for a line that holds this text. */
    String awaitLine(String text) {
        await("a line with \"" + text + "\"", () -> lines().stream().anyMatch(line -> line.contains(text)));
        return lines().stream().filter(line -> line.contains(text)).findFirst().orElseThrow();
    }

    String log() {
        return text(home.resolve("log/kith.log"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || (!process.isAlive() && !condition.getAsBoolean())) {
                throw new AssertionError(
                        "Waited in vain for " + what + "; the house said:\n" + String.join("\n", lines()));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Asks the process to end, as Ctrl-C and the stop script do; its exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The house does not end; it said:\n" + String.join("\n", lines()));
        }
        return process.exitValue();
    }

    /** Ends the process without asking it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(terminal);
    }
}
