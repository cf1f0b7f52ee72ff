// SPDX-License-Identifier: Apache-2.0
package io.kith.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled distribution, started and stopped as a person does it. */
class DistributionTest {

    private static final int SIGTERM_STATUS = 143;

    @TempDir
    Path temporary;

    private Path home;
    private int httpPort;

    @BeforeEach
    void choose() throws IOException {
        home = temporary.resolve("home");
        httpPort = RunningHouse.freePort();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void bundle(Path file, String name, String headers, String component) throws IOException {
        String text = "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + name
                + "\nBundle-Version: 1.0.0\n" + headers;
        Manifest manifest = new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Path written = file.resolveSibling(name + ".part");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(written), manifest)) {
            if (!component.isEmpty()) {
                jar.putNextEntry(new JarEntry("OSGI-INF/part.xml"));
                jar.write(component.getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void component(Path file, String name, String implementation) throws IOException {
        bundle(
                file,
                name,
                "Service-Component: OSGI-INF/part.xml\n",
                "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"" + name
                        + "\" immediate=\"true\"><implementation class=\"" + implementation + "\"/></scr:component>");
    }

    @Test
    void aHouseStartsAsksForAPasswordAndStopsInOrder() throws Exception {
        try (RunningHouse house = RunningHouse.up(home, httpPort)) {
            String url = "http://127.0.0.1:" + httpPort + "/system/console";
            assertTrue(
                    house.lines().contains("  Web console  " + url),
                    house.lines().toString());
            assertTrue(
                    house.lines().contains("  Home         " + home),
                    house.lines().toString());
            assertEquals(401, get(url).statusCode());
            assertEquals(
                    Long.toString(house.pid()),
                    Files.readString(home.resolve("kith.pid")).strip());

            assertEquals(SIGTERM_STATUS, house.stop());
            assertTrue(
                    house.lines().contains("The house has stopped."),
                    house.lines().toString());
            assertFalse(Files.exists(home.resolve("kith.pid")));
            assertTrue(house.log().contains("Stopped Jetty"), "bundles were stopped in order");
        }
    }

    @Test
    void theHouseAsItComesHasItsAccountsOnlineWithoutAWarningAndKeepsThem() throws Exception {
        List<String> accounts =
                List.of("  Account      actuator@localhost  online", "  Account      sensor@localhost  online");
        try (RunningHouse house = RunningHouse.up(home, httpPort)) {
            assertTrue(
                    house.lines().get(0).startsWith("The house is ready after "),
                    house.lines().toString());
            assertTrue(house.lines().containsAll(accounts), house.lines().toString());
            assertTrue(house.awaitLine("Console login: ").contains("admin / "));
            house.stop();
        }
        Path passwords = home.resolve("data/accounts");
        String before = Files.readString(passwords.resolve("sensor.password"));
        try (RunningHouse house = RunningHouse.up(home, httpPort)) {
            assertTrue(house.lines().containsAll(accounts), house.lines().toString());
            assertEquals(before, Files.readString(passwords.resolve("sensor.password")));
            house.stop();
            assertFalse(String.join("", house.lines()).contains("Console login"), "a password is told once");
        }
    }

    @Test
    void theXmppPortInUseIsNamedAndTheRestOfTheHouseGoesOn() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningHouse house = RunningHouse.up(
                        home,
                        httpPort,
                        "KITH_XMPP_PORT",
                        Integer.toString(taken.getLocalPort()),
                        "KITH_READY_SECONDS",
                        "3")) {
            String about = house.awaitLine("cannot have port " + taken.getLocalPort());
            assertTrue(about.contains("set KITH_XMPP_PORT to a free one"), about);
            assertTrue(house.awaitLine("sensor@localhost").contains("not connected"));
            assertEquals(
                    401, get("http://127.0.0.1:" + httpPort + "/system/console").statusCode());
        }
    }

    @Test
    void whatTheHouseWritesIsItsOwnersOnly() throws Exception {
        try (RunningHouse house = RunningHouse.up(home, httpPort)) {
            house.stop();
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.toList()) {
                    String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                    assertTrue(permissions.endsWith("------"), file + " " + permissions);
                }
            }
        }
    }

    @Test
    void aSecondHouseOnTheSameHomeIsRefusedInOneLine() throws Exception {
        try (RunningHouse first = RunningHouse.up(home, httpPort);
                RunningHouse second = RunningHouse.begin(home, RunningHouse.freePort())) {
            assertEquals(1, second.awaitEnd());
            assertEquals(1, second.lines().size(), second.lines().toString());
            assertTrue(second.lines().get(0).startsWith("Another house (process " + first.pid() + ") is running"));
            assertEquals(
                    401, get("http://127.0.0.1:" + httpPort + "/system/console").statusCode());
        }
    }

    @Test
    void aHomeIsFreeAgainAfterItsHouseWasKilled() throws Exception {
        try (RunningHouse killed = RunningHouse.up(home, httpPort)) {
            killed.kill();
        }
        try (RunningHouse next = RunningHouse.up(home, httpPort)) {
            assertEquals(SIGTERM_STATUS, next.stop());
        }
    }

    @Test
    void theStopScriptEndsTheHouseOfItsHomeAndWaits() throws Exception {
        try (RunningHouse house = RunningHouse.up(home, httpPort)) {
            assertEquals("0 The house on " + home + " has stopped.", RunningHouse.stopScript(home));
            assertEquals(SIGTERM_STATUS, house.awaitEnd());
            assertEquals("1 No house is running on the home " + home + ".", RunningHouse.stopScript(home));
        }
    }

    @Test
    void theStopScriptEndsNobodyElse() throws Exception {
        Files.createDirectories(home);
        Files.writeString(home.resolve("kith.pid"), ProcessHandle.current().pid() + "\n");
        assertEquals("1 No house is running on the home " + home + ".", RunningHouse.stopScript(home));
    }

    @Test
    void aPortInUseIsNamedAndTheRestOfTheHouseGoesOn() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningHouse house = RunningHouse.up(home, taken.getLocalPort())) {
            List<String> about = house.lines().stream()
                    .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                    .toList();
            assertEquals(1, about.size(), about.toString());
            assertTrue(about.get(0).contains("Port " + taken.getLocalPort() + " is in use"), about.toString());
            assertTrue(about.get(0).contains("KITH_HTTP_PORT=8081"), about.toString());
        }
    }

    @Test
    void brokenFilesGiveOneLineEachAndTheHouseGoesOn() throws Exception {
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/house.roof.json"), "{\n  \"tiles\": 1\n  \"colour\": 2\n}\n");
        Files.writeString(home.resolve("conf/house.wall.cfg"), "stone=\\u12zz\n");
        Files.createDirectories(home.resolve("deploy"));
        Files.writeString(home.resolve("deploy/torn.jar"), "half a file");
        bundle(home.resolve("deploy/lamp.jar"), "house.lamp", "Import-Package: no.such;version=\"[1,2)\"\n", "");
        component(home.resolve("deploy/door.jar"), "house.door", "no.such.Door");
        try (RunningHouse house = RunningHouse.up(home, httpPort)) {
            String roof = house.awaitLine("house.roof.json");
            assertTrue(roof.contains("line 3, column 3: expected , or }"), roof);
            assertTrue(roof.contains("Mend it or take it away"), roof);
            assertTrue(house.awaitLine("house.wall.cfg").contains("Mend it or take it away"));
            assertTrue(house.awaitLine("torn.jar").contains("it is no jar"));
            String lamp = house.awaitLine("lamp.jar");
            assertTrue(lamp.contains("nobody gives the package no.such in version [1.0.0,2.0.0)"), lamp);
            String door = house.awaitLine("no.such.Door");
            assertTrue(door.contains("ERROR"), "an error of Declarative Services is visible: " + door);
            assertEquals(
                    401, get("http://127.0.0.1:" + httpPort + "/system/console").statusCode());
        }
    }

    @Test
    void whatIsDroppedIntoTheRunningHouseStartsAndIsReplacedAlone() throws Exception {
        try (RunningHouse house = RunningHouse.up(home, httpPort)) {
            bundle(home.resolve("deploy/lamp.jar"), "house.lamp", "", "");
            house.await(
                    "the lamp", () -> house.log().contains("Started bundle: file:" + home.resolve("deploy/lamp.jar")));
            Files.writeString(home.resolve("deploy/house.lamp.json"), "{\"watts\": 5}");
            house.await("its configuration", () -> house.log().contains("house.lamp is configured by "));
            int before = house.log().length();
            bundle(home.resolve("deploy/lamp.jar"), "house.lamp", "Bundle-Description: brighter\n", "");
            house.await("the newer lamp", () -> house.log().substring(before).contains("Started bundle"));
            assertFalse(house.log().substring(before).contains("Jetty"), "nothing else restarts");
            Files.delete(home.resolve("deploy/house.lamp.json"));
            house.await("no configuration", () -> house.log().contains("house.lamp is no longer configured"));
        }
    }

    @Test
    void aWrongVariableIsRefusedInOneLine() throws Exception {
        try (RunningHouse house = RunningHouse.begin(home, httpPort, "KITH_XMPP_PORT", "many")) {
            assertEquals(1, house.awaitEnd());
            assertEquals(
                    List.of("KITH_XMPP_PORT=many is no number from 1 to 65535. Leave it out for 5222."), house.lines());
            assertFalse(Files.exists(home));
        }
    }

    @Test
    void aMissingJavaIsNamedInOneLine() throws Exception {
        try (RunningHouse house = RunningHouse.begin(home, httpPort, "JAVA_HOME", temporary.toString())) {
            assertEquals(1, house.awaitEnd());
            assertEquals(
                    List.of("JAVA_HOME=" + temporary
                            + " holds no bin/java. Point it at a JDK of 17 or newer, or unset it."),
                    house.lines());
        }
    }

    @Test
    void anOldJavaIsNamedInOneLine() throws Exception {
        Path old = Files.createDirectories(temporary.resolve("jdk-11/bin")).resolve("java");
        Files.writeString(old, "#!/bin/sh\nexit 0\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(temporary.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");
        try (RunningHouse house = RunningHouse.begin(
                home, httpPort, "JAVA_HOME", temporary.resolve("jdk-11").toString())) {
            assertEquals(1, house.awaitEnd());
            assertEquals(
                    List.of(old + " is Java 11.0.2; Kith needs 17 or newer. Set JAVA_HOME to one."), house.lines());
        }
    }
}
