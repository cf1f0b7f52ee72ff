// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.hub.internal.core.Ns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered is there after the hub's Java was killed. */
class RestartTest {

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    private record Child(Process process, int port) {}

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Child start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HubProcess.class.getName(),
                        directory.toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        assertTrue(line != null && line.startsWith("port "), line);
        return new Child(process, Integer.parseInt(line.substring("port ".length())));
    }

    private static void kill(Child child) throws InterruptedException {
        child.process.destroyForcibly().waitFor();
    }

    private static void register(int port, String user) throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.open();
            Element answer = client.request(
                    "set",
                    "",
                    "<query xmlns='" + Ns.REGISTER + "'><username>" + user + "</username><password>"
                            + RawClient.passwordOf(user) + "</password></query>");
            assertEquals("result", answer.attribute("type").orElse(""), answer.toString());
        }
    }

    @Test
    void whatWasAnsweredSurvivesKill9() throws Exception {
        Child first = start();
        register(first.port, "anna");
        register(first.port, "bert");
        register(first.port, "cleo");
        try (RawClient anna = RawClient.bound(first.port, "anna", "a");
                RawClient bert = RawClient.bound(first.port, "bert", "b")) {
            anna.goOnline();
            bert.goOnline();
            HubTest.befriend(anna, bert);
            anna.send("<presence type='subscribe' to='cleo@localhost'/>");
            anna.send("<message to='cleo@localhost' type='chat'><body>For later</body></message>");
            anna.arrived();
        }
        kill(first);

        Child second = start();
        try (RawClient anna = RawClient.bound(second.port, "anna", "a");
                RawClient bert = RawClient.bound(second.port, "bert", "b");
                RawClient cleo = RawClient.bound(second.port, "cleo", "c")) {
            bert.goOnline();
            anna.goOnline();
            anna.await(e -> RawClient.is(e, "presence", "", "bert@localhost/b"));
            cleo.send("<presence/>");
            cleo.await(e -> RawClient.is(e, "presence", "subscribe", "anna@localhost"));
            Element message = cleo.await(e -> RawClient.is(e, "message", "chat", "anna@localhost/a"));
            assertTrue(message.child(Ns.DELAY, "delay").isPresent());
            Element roster = anna.request("get", "", "<query xmlns='jabber:iq:roster'/>");
            assertTrue(roster.toString().contains("jid='bert@localhost' subscription='both'"), roster.toString());
            assertTrue(roster.toString().contains("ask='subscribe'"), roster.toString());
        }
    }

    /** Killed at any moment, again and again, the hub has every account that it said it has. */
    @Test
    void killedWhileItWrites() throws Exception {
        List<String> answered = new CopyOnWriteArrayList<>();
        for (int round = 0; round < 4; round++) {
            Child child = start();
            int current = round;
            Thread killer = new Thread(() -> {
                try {
                    while (answered.size() < 3 * (current + 1)) {
                        Thread.onSpinWait();
                    }
                    kill(child);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            killer.start();
            try {
                for (int i = 0; i < 1000; i++) {
                    String user = "u" + round + '-' + i;
                    register(child.port, user);
                    answered.add(user);
                }
            } catch (IOException | AssertionError e) {
                // killed
            }
            killer.join();
        }
        Child last = start();
        for (String user : answered) {
            try (RawClient client = new RawClient(last.port)) {
                client.open();
                client.login(user, RawClient.passwordOf(user));
            }
        }
        assertTrue(answered.size() >= 12);
    }
}
