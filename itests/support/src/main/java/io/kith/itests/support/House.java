// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The assembled distribution, run as a process with a home of its own in a temporary folder. Which distribution is
 * said by the system property {@code kith.distribution}, else it is the one that the build has put together.
 */
public final class House implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Path home;
    private final int xmppPort = FreePort.next();
    private final int httpPort = FreePort.next();
    private final RunningProcess process;

    private House(Builder builder) {
        home = Scratch.folder("house");
        Path distribution = distribution();
        if (!builder.templates) {
            // The launcher lays each template into a home once; named here, it counts as removed by a person.
            Scratch.write(home.resolve("data/templates"), names(distribution.resolve("conf")));
        }
        builder.configurations.forEach(
                (name, text) -> Scratch.write(home.resolve("conf").resolve(name), text));
        Map<String, String> environment = new HashMap<>(builder.environment);
        environment.put("KITH_HOME", home.toString());
        environment.put("KITH_XMPP_PORT", Integer.toString(xmppPort));
        environment.put("KITH_HTTP_PORT", Integer.toString(httpPort));
        process = RunningProcess.startGuarded(
                "house",
                home,
                environment,
                List.of(distribution.resolve("bin/kith-start").toString()));
    }

    /** A house with what the distribution configures by itself. */
    public static Builder builder() {
        return new Builder();
    }

    private static Path distribution() {
        String given = System.getProperty("kith.distribution", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path target = folder.resolve("distribution/target");
            if (Files.isDirectory(target)) {
                return assembled(target);
            }
        }
        throw new AssertionError("No distribution is built. Build it (mvn -pl distribution -am package) or name one:"
                + " -Dkith.distribution=FOLDER");
    }

    private static Path assembled(Path target) {
        try (Stream<Path> found = Files.list(target)) {
            return found.filter(folder -> Files.isExecutable(folder.resolve("bin/kith-start")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No assembled house in " + target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName() + "\n").collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of the embedded server, if the house has one. */
    public int xmppPort() {
        return xmppPort;
    }

    /** The port of the web console. */
    public int httpPort() {
        return httpPort;
    }

    /** The folder with all that the house knows. */
    public Path home() {
        return home;
    }

    public long pid() {
        return process.pid();
    }

    /** What the house has printed. */
    public String output() {
        return process.output();
    }

    /** What the house has printed and logged. */
    public String log() {
        return process.output() + "\n" + Scratch.read(home.resolve("log/kith.log"));
    }

    /** The embedded server of the house, for clients. */
    public XmppServer hub(String domain) {
        return new HubServer(this, domain);
    }

    /** Ends the house as by power loss and leaves its home. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
        Scratch.delete(home);
    }

    /** Collects configurations, then starts. */
    public static final class Builder {

        private final Map<String, String> configurations = new TreeMap<>();
        private final Map<String, String> environment = new TreeMap<>();
        private boolean templates = true;

        private Builder() {}

        /** Adds a file of the folder {@code conf}; one of the same name in the distribution is not used then. */
        public Builder configuration(String file, String text) {
            configurations.put(file, text);
            return this;
        }

        /** Adds a variable of the environment. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Leaves out every configuration that the distribution brings. */
        public Builder withoutTemplates() {
            templates = false;
            return this;
        }

        /** Starts the house and returns when it says that it is ready, with every account online. */
        public House start() {
            House house = new House(this);
            try {
                String line = house.process.awaitLine(
                        "line that says how start-up ended", 0, START, l -> l.startsWith("The house is "));
                if (!line.startsWith("The house is ready")) {
                    throw new AssertionError(house.log());
                }
                return house;
            } catch (AssertionError e) {
                house.close();
                throw e;
            }
        }
    }
}
