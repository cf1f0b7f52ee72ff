// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import io.kith.console.internal.ConsoleConfig;
import io.kith.console.internal.login.Administrator.Granted;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the login before the console, and makes the first password. That one is told through a service with the property
 * {@value #ANNOUNCE}, which goes away with the first login.
 */
@Component(service = ConsoleLogin.class, immediate = true, configurationPid = ConsoleConfig.PID)
@Designate(ocd = ConsoleConfig.class)
public final class ConsoleLogin {

    /** What the framework property {@code felix.webconsole.security.providers} names, so that nothing else lets in. */
    static final String PROVIDER_ID = "io.kith.console";

    static final String ANNOUNCE = "kith.announce";
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleLogin.class);

    private final Administrator administrator;
    private final Sessions sessions;
    private final Login login;
    private final ServiceRegistration<SecurityProvider> registration;
    private final AtomicReference<Optional<ServiceRegistration<?>>> announcement;

    /**
     * Carries {@value ConsoleLogin#ANNOUNCE}. A service of its own, since the web console starts anew when a property
     * of its security provider changes.
     */
    private record Announcement() {}

    /** Reads the password file, or makes it. */
    @Activate
    public ConsoleLogin(BundleContext context, ConsoleConfig config) {
        SecureRandom random = new SecureRandom();
        PasswordFile file = new PasswordFile(path(context, config));
        Opening opening = Opening.of(file, config.user(), random);
        opening.trouble().ifPresent(LOG::error);
        administrator =
                new Administrator(config.user(), file, opening.hash(), new Throttle(InstantSource.system()), random);
        sessions = new Sessions(random, InstantSource.system());
        login = new Login(administrator, sessions, Duration.ofHours(config.login_hours()), this::welcomed);
        announcement = new AtomicReference<>(announce(context, opening.announcement()));
        registration = context.registerService(
                SecurityProvider.class,
                login,
                FrameworkUtil.asDictionary(Map.of(SecurityProvider.PROPERTY_ID, PROVIDER_ID)));
    }

    @Modified
    void modified(ConsoleConfig config) {
        if (!administrator.name().equals(config.user())) {
            administrator.rename(config.user());
            sessions.endAll();
        }
        login.life(Duration.ofHours(config.login_hours()));
    }

    @Deactivate
    void withdraw() {
        registration.unregister();
        welcomed();
    }

    /**
     * Replaces the password and ends all sessions.
     *
     * @return empty if it was replaced, else why not
     */
    public Optional<String> changePassword(String address, String present, String fresh) throws IOException {
        Administrator.Outcome outcome = administrator.change(address, present, fresh);
        if (outcome instanceof Granted) {
            sessions.endAll();
            return Optional.empty();
        }
        return Optional.of(((Administrator.Refused) outcome).text());
    }

    /** Somebody knows the password: it need not be shown any longer. */
    private void welcomed() {
        announcement.getAndSet(Optional.empty()).ifPresent(ServiceRegistration::unregister);
    }

    private static Optional<ServiceRegistration<?>> announce(BundleContext context, List<String> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(context.registerService(
                        Announcement.class,
                        new Announcement(),
                        FrameworkUtil.asDictionary(Map.of(ANNOUNCE, lines.toArray(new String[0])))));
    }

    private static Path path(BundleContext context, ConsoleConfig config) {
        if (!config.password_file().isBlank()) {
            return Path.of(config.password_file());
        }
        String data = context.getProperty("kith.data");
        return data == null ? context.getDataFile("password").toPath() : Path.of(data, "console", "password");
    }
}
