// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import io.kith.xmpp.Connection;
import io.kith.xmpp.Link;
import io.kith.xmpp.XmppServer;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.core.Policy.Storage;
import io.kith.xmpp.hub.internal.core.Policy.Streams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the hub as configured, and registers {@link XmppServer} and the components' {@link Link}s while it runs. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.kith.xmpp.hub",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HubConfig.class)
public final class HubComponent {

    private static final Logger LOG = LoggerFactory.getLogger(HubComponent.class);
    private static final long FIRST_PAUSE = 1000;

    private final BundleContext context;
    private final HubKeeper keeper;

    /** Starts the hub, not in this thread. */
    @Activate
    public HubComponent(BundleContext context, HubConfig config) {
        this.context = context;
        this.keeper = new HubKeeper(this::announce, FIRST_PAUSE);
        configure(config);
    }

    @Modified
    void modified(HubConfig config) {
        configure(config);
    }

    @Deactivate
    void deactivate() {
        keeper.close();
    }

    private void configure(HubConfig config) {
        try {
            keeper.keep(settings(config, directory(config)), policy(config));
        } catch (IllegalArgumentException e) {
            LOG.error("The configuration io.kith.xmpp.hub is not used: {}", e.getMessage());
        }
    }

    private Path directory(HubConfig config) {
        if (!config.data_directory().isBlank()) {
            return Path.of(config.data_directory());
        }
        String data = context.getProperty("kith.data");
        return data == null
                ? context.getDataFile("hub").toPath()
                : Path.of(data).resolve("xmpp.hub");
    }

    static HubSettings settings(HubConfig config, Path directory) {
        return new HubSettings(
                config.domain().strip(),
                config.host().strip(),
                config.port(),
                config.tls_required(),
                List.of(config.components()),
                directory);
    }

    static Policy policy(HubConfig config) {
        if (!config.registration().equals("open") && !config.registration().equals("closed")) {
            throw new IllegalArgumentException(
                    "registration is \"open\" or \"closed\", not \"" + config.registration() + '"');
        }
        return new Policy(
                config.registration().equals("open"),
                new Streams(
                        config.limit_connections(),
                        config.limit_connections_per_address(),
                        Duration.ofSeconds(config.limit_login_seconds()),
                        Duration.ofSeconds(config.limit_silence_seconds()),
                        config.limit_stanza_bytes(),
                        config.limit_queue_bytes()),
                new Storage(
                        config.limit_accounts(),
                        config.limit_registrations_per_hour(),
                        config.limit_contacts(),
                        config.limit_offline_messages()));
    }

    private AutoCloseable announce(Hub hub) {
        List<ServiceRegistration<?>> registrations = new ArrayList<>();
        for (Link link : hub.links()) {
            registrations.add(context.registerService(
                    Link.class,
                    link,
                    FrameworkUtil.asDictionary(Map.<String, Object>of(
                            Connection.ACCOUNT,
                            link.account(),
                            Connection.JID,
                            link.jid().toString()))));
        }
        registrations.add(context.registerService(
                XmppServer.class,
                new AccountsService(hub.accounts()),
                FrameworkUtil.asDictionary(Map.<String, Object>of(
                        XmppServer.DOMAIN, hub.domain(),
                        XmppServer.HOST, hub.host(),
                        XmppServer.PORT, hub.port(),
                        XmppServer.CERTIFICATE,
                                hub.certificate().toAbsolutePath().toString()))));
        return () -> {
            Collections.reverse(registrations);
            registrations.forEach(HubComponent::unregister);
        };
    }

    private static void unregister(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("The framework withdrew a service already", e);
        }
    }
}
