// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    Path temporary;

    private Settings settings(int httpPort) {
        return new Settings(temporary, temporary.resolve("home"), 5222, httpPort, false, Duration.ofSeconds(1));
    }

    @Test
    void aPortIsTakenWhileSomebodyListensAndFreeAfterwards() throws IOException {
        int port;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
            assertTrue(Ports.taken(port));
        }
        assertFalse(Ports.taken(port));
    }

    @Test
    void aTakenPortSwitchesTheConsoleOffAndIsToldWithTheRemedy() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LoggedLines log = new LoggedLines()) {
            Settings settings = settings(listener.getLocalPort());
            Home home = Home.prepare(settings.home());
            assertEquals("false", new FrameworkSettings(settings, home).asMap().get("org.apache.felix.http.enable"));
            assertTrue(log.only().startsWith("Port " + listener.getLocalPort() + " is in use"), log.only());
            assertTrue(log.only().contains("KITH_HTTP_PORT=8081"), log.only());
        }
    }

    @Test
    void aConsoleConfiguredByFileIsLeftToItsFile() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings settings = settings(listener.getLocalPort());
            Home home = Home.prepare(settings.home());
            Files.writeString(home.conf().resolve("org.apache.felix.http.cfg"), "org.osgi.service.http.port=9000\n");
            assertFalse(new FrameworkSettings(settings, home).asMap().containsKey("org.apache.felix.http.enable"));
        }
    }

    @Test
    void theConsoleListensOnLoopback() throws Exception {
        Settings settings = settings(8080);
        Object host = new FrameworkSettings(settings, Home.prepare(settings.home()))
                .asMap()
                .get("org.apache.felix.http.host");
        assertEquals("127.0.0.1", host);
    }
}
