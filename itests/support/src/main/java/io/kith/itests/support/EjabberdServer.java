// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * ejabberd (Debian's package {@code ejabberd}) in a temporary folder, as one Erlang process without distribution:
 * {@code ejabberdctl} would change the user and open Erlang's name server on all interfaces.
 */
public final class EjabberdServer implements XmppServer {

    private static final Duration START = Duration.ofSeconds(60);

    private final ServerOptions options;
    private final Path folder;
    private final TestCertificate certificate;
    private final int port = FreePort.next();
    private final OptionalInt componentPort;
    private final RunningProcess process;

    private EjabberdServer(ServerOptions options) {
        this.options = options;
        folder = Scratch.folder("ejabberd");
        certificate = TestCertificate.make(folder, List.of(options.domain()));
        componentPort = options.components().isEmpty() ? OptionalInt.empty() : OptionalInt.of(FreePort.next());
        Path config = Scratch.write(folder.resolve("ejabberd.yml"), config());
        Map<String, String> environment = Map.of(
                "HOME", folder.toString(),
                "ERL_LIBS", libraries().toString(),
                "EJABBERD_CONFIG_PATH", config.toString(),
                "EJABBERD_LOG_PATH", folder.resolve("ejabberd.log").toString());
        List<String> command = List.of(
                "erl",
                "-noinput",
                "-start_epmd",
                "false",
                "+sbwt",
                "none",
                "+sbwtdcpu",
                "none",
                "+sbwtdio",
                "none",
                "-mnesia",
                "dir",
                "\"" + folder.resolve("mnesia") + "\"",
                "-s",
                "ejabberd");
        process = RunningProcess.startGuarded("ejabberd", folder, environment, command);
    }

    /** Starts it and returns when it accepts clients. */
    public static EjabberdServer start(ServerOptions options) {
        EjabberdServer server = new EjabberdServer(options);
        Startup.await("ejabberd", server.process, START, server);
        return server;
    }

    /** The folder that holds ejabberd's own Erlang application; its name has the machine's architecture in it. */
    private static Path libraries() {
        try (DirectoryStream<Path> architectures = Files.newDirectoryStream(Path.of("/usr/lib"))) {
            for (Path folder : architectures) {
                if (Files.isDirectory(folder) && hasEjabberd(folder)) {
                    return folder;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("ejabberd is not below /usr/lib; install the package ejabberd");
    }

    private static boolean hasEjabberd(Path folder) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "ejabberd-*")) {
            return found.iterator().hasNext();
        }
    }

    private String config() {
        return """
            loglevel: info
            hosts: ["%1$s"]
            certfiles: ["%2$s/both.pem"]
            ca_file: "%2$s/certificate.pem"
            auth_method: internal
            auth_password_format: scram
            registration_timeout: infinity
            shaper_rules: { max_user_sessions: 50, max_user_offline_messages: 100, c2s_shaper: none }
            access_rules: { c2s: { allow: all }, register: { allow: all } }
            listen:
              -
                port: %3$d
                ip: "127.0.0.1"
                module: ejabberd_c2s
                starttls: true
                starttls_required: %4$s
                max_stanza_size: 262144
                access: c2s
            %5$s
            modules:
              mod_disco: {}
              mod_offline: {}
              mod_ping: {}
              mod_roster: { versioning: true }
              mod_version: {}
              mod_register: { access: register, ip_access: all, password_strength: 0 }
            """.formatted(options.domain(), folder, port, options.tlsRequired(), componentListener());
    }

    private String componentListener() {
        if (componentPort.isEmpty()) {
            return "";
        }
        String hosts = options.components().entrySet().stream()
                .map(c -> "      \"%s\": { password: \"%s\" }".formatted(c.getKey(), c.getValue()))
                .collect(Collectors.joining("\n"));
        return """
              -
                port: %d
                ip: "127.0.0.1"
                module: ejabberd_service
                hosts:
            %s
            """.formatted(componentPort.getAsInt(), hosts);
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
        return process.output() + "\n" + Scratch.read(folder.resolve("ejabberd.log"));
    }

    @Override
    public void close() {
        process.close();
        Scratch.delete(folder);
    }
}
