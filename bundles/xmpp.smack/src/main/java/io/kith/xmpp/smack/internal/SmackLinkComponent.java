// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.model.Jid;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Link;
import io.kith.xmpp.smack.internal.Settings.Login;
import io.kith.xmpp.smack.internal.Settings.Pace;
import io.kith.xmpp.smack.internal.Settings.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
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

/** Registers a {@link SmackLink} for each configuration of an account. */
@Component(
        name = SmackLinkComponent.NAME,
        configurationPid = SmackLinkComponent.NAME,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = AccountConfig.class, factory = true)
public final class SmackLinkComponent {

    static final String NAME = "io.kith.xmpp.smack";

    private static final Logger LOG = LoggerFactory.getLogger(SmackLinkComponent.class);
    private static final String DATA = "kith.data";

    private final BundleContext context;
    private SmackLink link;
    private ServiceRegistration<Link> registration;

    /** Begins with that configuration. */
    @Activate
    public SmackLinkComponent(BundleContext context, AccountConfig config, Map<String, Object> properties) {
        this.context = context;
        Settings settings = settings(config, properties);
        link = new SmackLink(settings);
        registration = register(settings);
    }

    /** Another address is another link; everything else is a change of this one. */
    @Modified
    void modified(AccountConfig config, Map<String, Object> properties) {
        Settings settings = settings(config, properties);
        if (link.account().equals(settings.account()) && link.jid().equals(settings.jid())) {
            link.update(settings);
            return;
        }
        deactivate();
        link = new SmackLink(settings);
        registration = register(settings);
    }

    /** Withdraws the link first, so that whoever uses it can say good-bye. */
    @Deactivate
    void deactivate() {
        registration.unregister();
        link.close();
    }

    private ServiceRegistration<Link> register(Settings settings) {
        Map<String, Object> about = Map.of(
                Connection.ACCOUNT,
                settings.account(),
                Connection.JID,
                settings.jid().toString());
        return context.registerService(Link.class, link, FrameworkUtil.asDictionary(about));
    }

    /** DS hides what a constructor throws from everybody who reads the ordinary log, so it is said here. */
    private Settings settings(AccountConfig config, Map<String, Object> properties) {
        String pid = String.valueOf(properties.getOrDefault(Constants.SERVICE_PID, NAME));
        try {
            return settings(config, pid, Optional.ofNullable(context.getProperty(DATA)));
        } catch (IllegalArgumentException e) {
            LOG.error("The configuration {} cannot be used: {}", pid, e.getMessage());
            throw e;
        }
    }

    /** What a configuration means. */
    static Settings settings(AccountConfig config, String pid, Optional<String> data) {
        String account =
                config.account().isBlank() ? suffix(pid) : config.account().strip();
        if (config.jid() == null || config.jid().isBlank()) {
            throw new IllegalArgumentException(
                    "jid is missing; set the account's address, such as " + account + "@example.org.");
        }
        if (!config.tls().equals("required") && !config.tls().equals("off")) {
            throw new IllegalArgumentException("tls must be required or off, not \"" + config.tls() + "\".");
        }
        Optional<Path> certificate = config.certificate().isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(config.certificate().strip()));
        return new Settings(
                pid,
                account,
                Jid.of(config.jid().strip()),
                new Server(config.host().strip(), config.port(), config.tls().equals("required"), certificate),
                new Login(config.resource(), password(config, pid, account, data), config.register(), config.plain()),
                pace(config));
    }

    private static Pace pace(AccountConfig config) {
        return new Pace(
                Duration.ofMillis(config.reconnect_first()),
                Duration.ofSeconds(config.reconnect_most()),
                Duration.ofSeconds(config.reconnect_failed()),
                Duration.ofSeconds(config.silence()),
                Duration.ofSeconds(config.answer()));
    }

    private static Password password(AccountConfig config, String pid, String account, Optional<String> data) {
        if (!config.password().isEmpty()) {
            return new Password.Configured(config.password(), pid);
        }
        if (!config.password_file().isBlank()) {
            return new Password.InFile(Path.of(config.password_file().strip()));
        }
        String folder = data.orElseThrow(() -> new IllegalArgumentException("There is no password; set password or"
                + " password.file, or the framework property " + DATA + " to a folder for password files."));
        return new Password.InFile(Path.of(folder, "accounts", account + ".password"));
    }

    private static String suffix(String pid) {
        int tilde = pid.indexOf('~');
        if (tilde < 0 || tilde == pid.length() - 1) {
            throw new IllegalArgumentException("account is missing; set the account's name in this house.");
        }
        return pid.substring(tilde + 1);
    }
}
