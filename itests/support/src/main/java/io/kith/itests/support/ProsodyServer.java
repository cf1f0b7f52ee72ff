// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Prosody (Debian's package {@code prosody}) in a temporary folder. */
public final class ProsodyServer implements XmppServer {

    private static final Duration START = Duration.ofSeconds(30);

    private final ServerOptions options;
    private final Path folder;
    private final TestCertificate certificate;
    private final int port = FreePort.next();
    private final OptionalInt componentPort;
    private final RunningProcess process;

    private ProsodyServer(ServerOptions options) {
        this.options = options;
        folder = Scratch.folder("prosody");
        certificate = TestCertificate.make(folder, List.of(options.domain()));
        componentPort = options.components().isEmpty() ? OptionalInt.empty() : OptionalInt.of(FreePort.next());
        Path config = Scratch.write(folder.resolve("prosody.cfg.lua"), config());
        process = RunningProcess.startGuarded(
                "prosody", folder, Map.of(), List.of("prosody", "-F", "--config", config.toString()));
    }

    /** Starts it and returns when it accepts clients. */
    public static ProsodyServer start(ServerOptions options) {
        ProsodyServer server = new ProsodyServer(options);
        Startup.await("prosody", server.process, START, server);
        return server;
    }

    private String config() {
        String components = options.components().entrySet().stream()
                .map(c -> "Component \"%s\"\n  component_secret = \"%s\"\n".formatted(c.getKey(), c.getValue()))
                .collect(Collectors.joining());
        // Ports and interfaces of components are global settings and must stand before the first host.
        return """
            run_as_root = true
            pidfile = "%1$s/prosody.pid"
            data_path = "%1$s/data"
            certificates = "%1$s"
            admin_socket = "%1$s/admin.socket"
            modules_enabled = { "roster", "saslauth", "tls", "disco", "ping", "register", "offline" }
            modules_disabled = { "s2s" }
            interfaces = { "127.0.0.1" }
            c2s_ports = { %2$d }
            c2s_direct_tls_ports = {}
            s2s_ports = {}
            http_ports = {}
            https_ports = {}
            component_interface = "127.0.0.1"
            component_ports = { %3$s }
            authentication = "internal_hashed"
            allow_registration = true
            c2s_require_encryption = %4$s
            ssl = { certificate = "%1$s/certificate.pem", key = "%1$s/key.pem" }
            log = { debug = "%1$s/prosody.log" }
            VirtualHost "%5$s"
            """.formatted(
                                folder,
                                port,
                                componentPort.isPresent() ? Integer.toString(componentPort.getAsInt()) : "",
                                options.tlsRequired(),
                                options.domain())
                + components;
    }

    @Override
    public String domain() {
        return options.domain();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public OptionalInt componentPort() {
        return componentPort;
    }

    @Override
    public Path certificate() {
        return certificate.certificate();
    }

    @Override
    public String log() {
        return process.output() + "\n" + Scratch.read(folder.resolve("prosody.log"));
    }

    @Override
    public void close() {
        process.close();
        Scratch.delete(folder);
    }
}
