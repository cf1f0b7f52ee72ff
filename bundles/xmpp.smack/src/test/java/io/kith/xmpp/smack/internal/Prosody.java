// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real Prosody in a folder of its own, on a free port of this machine; it can be stopped and started again. */
final class Prosody {

    static final String DOMAIN = "house.test";

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    /** Makes what it needs; nothing runs yet. */
    Prosody(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/prosody")),
                "Prosody is not installed (package prosody), so nothing is tried against a real server.");
        this.folder = folder;
        this.port = freePort();
        Files.createDirectories(folder.resolve("data"));
        certificate(folder, DOMAIN, "house");
        Files.writeString(folder.resolve("prosody.cfg.lua"), """
            run_as_root = true
            pidfile = "%1$s/prosody.pid"
            data_path = "%1$s/data"
            certificates = "%1$s"
            admin_socket = "%1$s/admin.socket"
            modules_enabled = { "roster", "saslauth", "tls", "disco", "ping", "register", "offline", "smacks" }
            modules_disabled = { "s2s" }
            interfaces = { "127.0.0.1" }
            c2s_ports = { %2$d }
            c2s_direct_tls_ports = {}
            s2s_ports = {}
            http_ports = {}
            https_ports = {}
            authentication = "internal_hashed"
            allow_registration = true
            c2s_require_encryption = true
            smacks_hibernation_time = 60
            ssl = { certificate = "%1$s/house.pem", key = "%1$s/house.key" }
            log = { info = "%1$s/prosody.log" }
            VirtualHost "%3$s"
            VirtualHost "other.test"
            """.formatted(folder, port, DOMAIN));
    }

    /** A certificate for that name, signed by itself: {@code file.pem} and {@code file.key}. */
    static Path certificate(Path folder, String name, String file) throws IOException, InterruptedException {
        Path certificate = folder.resolve(file + ".pem");
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=DNS:" + name,
                "-keyout",
                folder.resolve(file + ".key").toString(),
                "-out",
                certificate.toString()));
        return certificate;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            fail(command + " failed: " + output);
        }
    }

    int port() {
        return port;
    }

    Path certificate() {
        return folder.resolve("house.pem");
    }

    /** Starts it and waits until it listens. */
    Prosody start() throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        "prosody",
                        "-F",
                        "--config",
                        folder.resolve("prosody.cfg.lua").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!listens()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                fail("Prosody does not start: " + Files.readString(folder.resolve("output.log")));
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void account(String user, String password) throws IOException, InterruptedException {
        run(List.of(
                "prosodyctl",
                "--root",
                "--config",
                folder.resolve("prosody.cfg.lua").toString(),
                "register",
                user,
                DOMAIN,
                password));
    }

    void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
    }
}
