// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Jid;
import io.kith.thing.ThingId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody configured for one thing. Whether the thing is there makes no difference to it. */
@Component(
        service = ThingConfiguration.class,
        configurationPid = "io.kith.thing",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ThingConfiguration.Config.class, factory = true)
public final class ThingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ThingConfiguration.class);

    /** Names and numbers of hosts. Not {@code *}: there is no word for everybody. */
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}.:\\[\\]_-]+");

    /** One thing. */
    @ObjectClassDefinition(
            name = "Kith: thing",
            description = "Under which account a thing is reached, and whom it trusts.")
    @interface Config {
        @AttributeDefinition(name = "Thing", description = "The id that the thing's driver gives it, such as hall.")
        String thing_id();

        @AttributeDefinition(
                name = "Account",
                required = false,
                description =
                        "Name of the account that the thing is reached under. Empty: the account of the same name "
                                + "as the thing. Several things of one account are its nodes.")
        String account() default "";

        @AttributeDefinition(
                name = "Trusted",
                required = false,
                description = "Addresses such as anna@example.org that may befriend, read and control the thing. None: "
                        + "nobody may, unless something else in the house decides.")
        String[] trusted() default {};

        @AttributeDefinition(
                name = "Label",
                required = false,
                description = "What people call the thing, such as Thermometer in the hall.")
        String label() default "";

        String webconsole_configurationFactory_nameHint() default "{thing.id}";
    }

    private volatile String pid = "io.kith.thing";
    private volatile Optional<ThingSettings> settings = Optional.empty();

    /** Reads the configuration. */
    @Activate
    public ThingConfiguration(Config config, Map<String, Object> properties) {
        modified(config, properties);
    }

    @Modified
    void modified(Config config, Map<String, Object> properties) {
        pid = String.valueOf(properties.getOrDefault(Constants.SERVICE_PID, "io.kith.thing"));
        settings = read(pid, config);
    }

    /** Where it was configured. */
    String pid() {
        return pid;
    }

    /** What was configured; empty if it names no thing. */
    Optional<ThingSettings> settings() {
        return settings;
    }

    private static Optional<ThingSettings> read(String pid, Config config) {
        String thing = orEmpty(config.thing_id());
        if (!ThingIds.isValid(thing)) {
            LOG.error(
                    "{}: \"{}\" is no id of a thing, so this configuration does nothing. Set thing.id to the {} of "
                            + "the driver: letters, digits, '-', '_' and '.'.",
                    pid,
                    thing,
                    ThingId.PROPERTY);
            return Optional.empty();
        }
        String account = orEmpty(config.account());
        return Optional.of(new ThingSettings(
                thing, account.isEmpty() ? thing : account, trusted(pid, config), orEmpty(config.label())));
    }

    /** A bad entry is left out and never opens anything. A text file may give them all in one line. */
    private static List<Jid> trusted(String pid, Config config) {
        List<Jid> trusted = new ArrayList<>();
        String[] lines = config.trusted() == null ? new String[0] : config.trusted();
        Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(line.split("[,\\s]+")))
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> Jid.parse(entry)
                        .filter(jid ->
                                jid.isBare() && DOMAIN.matcher(jid.domain()).matches())
                        .ifPresentOrElse(
                                trusted::add,
                                () -> LOG.error(
                                        "{}: trusted: \"{}\" is not an address without resource, such as anna@example.org, "
                                                + "and is ignored. Correct it or remove it.",
                                        pid,
                                        entry)));
        return trusted;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.trim();
    }
}
