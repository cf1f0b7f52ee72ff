// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the framework and the bundles that are configured through it are told. Configurations may use these names as
 * {@code ${name}}.
 */
final class FrameworkSettings {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkSettings.class);
    private static final int HIGHEST_START_LEVEL = 100;
    private static final String SLF4J = "2.0.17";
    private static final String SLF4J_OLD = "1.7.36";

    private final Settings settings;
    private final Home home;

    FrameworkSettings(Settings settings, Home home) {
        this.settings = settings;
        this.home = home;
    }

    Map<String, Object> asMap() {
        Map<String, Object> all = new HashMap<>();
        framework(all);
        house(all);
        folders(all);
        http(all);
        return all;
    }

    private void framework(Map<String, Object> all) {
        all.put("org.osgi.framework.storage", home.cache().resolve("framework").toString());
        all.put("org.osgi.framework.storage.clean", "onFirstInit");
        all.put("org.osgi.framework.startlevel.beginning", Integer.toString(HIGHEST_START_LEVEL));
        all.put("felix.log.logger", new FrameworkLog());
        all.put("felix.log.level", "3");
        // The launcher ends the framework itself, so that it can say so and close the log last.
        all.put("felix.shutdown.hook", "false");
        all.put("org.osgi.framework.system.packages.extra", systemPackages());
        all.put("org.osgi.service.log.admin.loglevel", "INFO");
    }

    /** One slf4j for everybody, from the class path of the launcher. */
    private static String systemPackages() {
        Stream<String> slf4j = Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
                .map(name -> name + ";version=" + SLF4J);
        Stream<String> others = Stream.of(
                "org.slf4j;version=" + SLF4J_OLD,
                "org.slf4j.helpers;version=" + SLF4J_OLD,
                "org.osgi.service.log;version=1.5.0",
                "org.osgi.service.log.admin;version=1.0.0");
        return Stream.concat(slf4j, others).collect(Collectors.joining(","));
    }

    private void house(Map<String, Object> all) {
        all.put("kith.home", home.root().toString());
        all.put("kith.conf", home.conf().toString());
        all.put("kith.data", home.data().toString());
        all.put("kith.xmpp.port", Integer.toString(settings.xmppPort()));
        all.put("kith.http.port", Integer.toString(settings.httpPort()));
    }

    private void folders(Map<String, Object> all) {
        all.put("felix.fileinstall.dir", home.conf() + "," + home.deploy());
        all.put("felix.fileinstall.filter", ".*\\.(cfg|config|json|jar)");
        all.put("felix.fileinstall.poll", "1000");
        all.put("felix.fileinstall.noInitialDelay", "true");
        all.put("felix.fileinstall.tmpdir", home.cache().resolve("tmp").toString());
        all.put("felix.fileinstall.configEncoding", "UTF-8");
        all.put("felix.fileinstall.bundles.new.start", "true");
        all.put("felix.fileinstall.log.level", "3");
        // A bundle that is dropped in or replaced must not restart those that could make use of it.
        all.put("felix.fileinstall.optionalImportRefreshScope", "none");
        all.put("felix.fileinstall.fragmentRefreshScope", "managed");
    }

    private void http(Map<String, Object> all) {
        all.put("org.apache.felix.http.host", "127.0.0.1");
        all.put("org.osgi.service.http.port", Integer.toString(settings.httpPort()));
        all.put("org.apache.felix.http.jetty.acceptors", "1");
        all.put("org.apache.felix.http.jetty.selectors", "1");
        all.put("org.apache.felix.http.jetty.threadpool.max", "16");
        all.put("org.apache.felix.http.jetty.sendServerHeader", "false");
        // No console without our login: else it lets in admin with the password admin while that bundle is away.
        all.put("felix.webconsole.security.providers", "io.kith.console");
        if (!configuredElsewhere() && Ports.taken(settings.httpPort())) {
            LOG.warn(
                    "Port {} is in use by another program: the house goes on without the web console."
                            + " Choose another port for it: KITH_HTTP_PORT=8081.",
                    settings.httpPort());
            all.put("org.apache.felix.http.enable", "false");
            HouseLog.errorsOnly("org.apache.felix.http");
        }
    }

    private boolean configuredElsewhere() {
        Path conf = home.conf();
        return List.of("cfg", "config", "json").stream()
                .anyMatch(kind -> Files.exists(conf.resolve("org.apache.felix.http." + kind)));
    }
}
