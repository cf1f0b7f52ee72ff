// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.kith.itests.support.FreePort;
import io.kith.itests.support.RawClient;
import io.kith.itests.support.RunningProcess;
import io.kith.itests.support.Stanza;
import io.kith.itests.support.XmppServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/**
 * A newcomer with a terminal and a chat client, who does what the pages say, in a folder that looks like the
 * repository and has a home of its own.
 */
public final class NewcomerTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String PASSWORD = "a-newcomers-password";

    /** Commands that are proved by what runs this test, or by a test of their own. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "./kith test", "runs this test",
            "./kith bench first", "takes a quiet machine; its module is compiled with the others",
            "mvn -q -pl examples/01-sensor -am package", "a module of the build that runs this test",
            "mvn -q -pl examples/02-actuator -am package", "a module of the build that runs this test",
            "mvn -q -pl examples/03-config -am package", "a module of the build that runs this test");

    private final Set<String> done = new TreeSet<>();
    private final int xmppPort = FreePort.next();
    private final int httpPort = FreePort.next();
    private Path folder;
    private RunningProcess house;

    @Before
    public void aFolderLikeTheRepository() throws IOException {
        folder = Files.createTempDirectory("kith-newcomer");
        try (Stream<Path> entries = Files.list(Pages.root())) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals("home")) {
                    Files.createSymbolicLink(folder.resolve(entry.getFileName()), entry);
                }
            }
        }
        // The build that runs this test has just put the distribution together.
        Files.writeString(Pages.root().resolve("distribution/target/built"), "");
    }

    @After
    public void leave() throws IOException {
        house.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    public void everyCommandOfThePagesDoesWhatThePageSays() throws Exception {
        start();
        type("./kith trust sensor anna@localhost");
        type("./kith trust actuator anna@localhost");
        assertTrue(type("curl -i http://127.0.0.1:8080/system/console").contains("HTTP/1.1 401"));
        XmppServer hub = new HomeHub(folder.resolve("home"), xmppPort);
        RawClient.register(hub, "anna", PASSWORD);
        try (RawClient anna = RawClient.login(hub, "anna", PASSWORD, "chat")) {
            anna.availableToAll();
            assertTrue(chat(anna, befriend(anna, "sensor@localhost"), "?").contains("Temperature\t"));
            String actuator = befriend(anna, "actuator@localhost");
            assertEquals("Digital Output 1=true", chat(anna, actuator, "Digital Output 1=true"));
            for (String example : List.of("01-sensor", "02-actuator", "03-config")) {
                dropIn(example);
            }
            assertTrue(chat(anna, befriend(anna, "hall@localhost"), "?").contains("Temperature\t"));
        }
        type("./kith stop");
        everyOtherCommandIsProvedElsewhere();
    }

    private void everyOtherCommandIsProvedElsewhere() {
        for (Path page : Pages.all()) {
            for (String command : Pages.commands(page)) {
                assertTrue(
                        page + " shows \"" + command + "\", which no test runs",
                        done.contains(command) || ELSEWHERE.containsKey(command));
            }
        }
    }

    private void start() {
        house = RunningProcess.startGuarded("newcomer's house", folder, environment(), List.of("./kith"));
        String line = house.awaitLine("the end of start-up", 0, LONG, l -> l.startsWith("The house is "));
        assertTrue(house.output(), line.startsWith("The house is ready"));
        done.add("./kith");
    }

    private void dropIn(String example) {
        for (Path page : Pages.all()) {
            if (page.toString().contains(example)) {
                Pages.commands(page).stream().filter(c -> c.startsWith("cp ")).forEach(this::type);
            }
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "KITH_HOME", folder.resolve("home").toString(),
                "KITH_XMPP_PORT", String.valueOf(xmppPort),
                "KITH_HTTP_PORT", String.valueOf(httpPort));
    }

    /** Types a command as the page shows it, but for the ports, which are free ones here. */
    private String type(String command) {
        String here = command.replace(":8080", ":" + httpPort).replace(":5222", ":" + xmppPort);
        RunningProcess shell = RunningProcess.start("shell", folder, environment(), List.of("sh", "-c", here));
        try (shell) {
            io.kith.itests.support.Await.until("end of " + here, LONG, () -> !shell.isAlive());
            assertEquals(here + " printed " + shell.output(), 0, (int)
                    shell.exitCode().orElseThrow());
            done.add(command);
            return shell.output();
        }
    }

    private static String befriend(RawClient client, String thing) {
        // A configuration that was just dropped takes a moment to be seen.
        return io.kith.itests.support.Await.value("friendship with " + thing, LONG, () -> client.befriend(thing));
    }

    private static String chat(RawClient client, String thing, String text) {
        int mark = client.mark();
        client.send("<message type='chat' to='" + thing + "'><body>" + text + "</body></message>");
        return client
                .await(
                        "answer to " + text,
                        mark,
                        s -> s.name().equals("message") && !s.all("body").isEmpty())
                .all("body")
                .stream()
                .map(Stanza::text)
                .findFirst()
                .orElseThrow();
    }

    /** The server of the newcomer's house, as clients see it. */
    private record HomeHub(Path home, int port) implements XmppServer {
        @Override
        public String domain() {
            return "localhost";
        }

        @Override
        public Path certificate() {
            return home.resolve("data/xmpp.hub/hub.pem");
        }

        @Override
        public String log() {
            return "";
        }

        @Override
        public void close() {
            // The house ends it.
        }
    }
}
