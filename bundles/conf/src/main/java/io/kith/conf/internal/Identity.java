// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Which configuration a file holds, told by its name: {@code PID.json}, or {@code FACTORY~NAME.json} for one of
 * several.
 *
 * @param pid the PID, or that of the factory
 * @param name the name among those of a factory
 */
record Identity(String pid, Optional<String> name) {

    static final String SUFFIX = ".json";

    static Identity of(Path file) {
        String base = file.getFileName().toString();
        String stem = base.substring(0, base.length() - SUFFIX.length());
        int tilde = stem.indexOf('~');
        return tilde < 0
                ? new Identity(stem, Optional.empty())
                : new Identity(stem.substring(0, tilde), Optional.of(stem.substring(tilde + 1)));
    }

    /** The name of the file for a configuration that was made elsewhere, such as in the web console. */
    static String fileName(Configuration configuration) {
        String pid = configuration.getPid();
        String factory = configuration.getFactoryPid();
        if (factory == null) {
            return pid + SUFFIX;
        }
        String name = pid.startsWith(factory) ? pid.substring(factory.length() + 1) : pid;
        return factory + "~" + name.replaceAll("[^\\w.@-]", "_") + SUFFIX;
    }

    /** The configuration, made if there is none, for a bundle anywhere. */
    Configuration in(ConfigurationAdmin admin) throws IOException {
        return name.isPresent()
                ? admin.getFactoryConfiguration(pid, name.get(), "?")
                : admin.getConfiguration(pid, "?");
    }
}
