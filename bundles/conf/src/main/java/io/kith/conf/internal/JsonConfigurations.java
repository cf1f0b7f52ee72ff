// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the JSON files that File Install finds in its folders into Configuration Admin, and writes back what is edited
 * there, for instance in the web console. A configuration that came without a file gets one, so that the files alone
 * say what the house is. Called by the threads of File Install and of Configuration Admin; one at a time does anything.
 */
final class JsonConfigurations implements ArtifactInstaller, ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(JsonConfigurations.class);
    /** The property under which File Install, too, notes where a configuration came from. */
    private static final String FILE = "felix.fileinstall.filename";

    private static final Set<String> NOT_IN_FILES =
            Set.of(FILE, Constants.SERVICE_PID, ConfigurationAdmin.SERVICE_FACTORYPID, "service.bundleLocation");

    private final ConfigurationAdmin admin;
    private final Placeholders placeholders;
    private final Optional<Path> folder;
    private final Map<String, Path> fileOfPid = new HashMap<>();

    /**
     * Serves this Configuration Admin.
     *
     * @param folder where configurations that come without a file are kept; nowhere if empty
     */
    JsonConfigurations(ConfigurationAdmin admin, Placeholders placeholders, Optional<Path> folder) {
        this.admin = admin;
        this.placeholders = placeholders;
        this.folder = folder;
    }

    @Override
    public boolean canHandle(File artifact) {
        return artifact.getName().endsWith(Identity.SUFFIX);
    }

    @Override
    public synchronized void install(File artifact) throws IOException {
        Path path = artifact.toPath();
        Map<String, Object> properties = file(path).read();
        Configuration configuration = configuration(path);
        Dictionary<String, Object> before = configuration.getProperties();
        refuseOther(configuration, before, path);
        fileOfPid.put(configuration.getPid(), path);
        if (before == null || !same(own(before), properties)) {
            Map<String, Object> all = new HashMap<>(properties);
            all.put(FILE, path.toUri().toString());
            configuration.update(FrameworkUtil.asDictionary(all));
            LOG.info("{} is configured by {}", configuration.getPid(), path);
        }
    }

    @Override
    public void update(File artifact) throws IOException {
        install(artifact);
    }

    @Override
    public synchronized void uninstall(File artifact) throws IOException {
        Path path = artifact.toPath();
        if (fileOfPid.containsValue(path)) {
            Configuration configuration = configuration(path);
            String pid = configuration.getPid();
            fileOfPid.remove(pid);
            configuration.delete();
            LOG.info("{} is no longer configured: {} is gone", pid, path);
        }
    }

    @Override
    public synchronized void configurationEvent(ConfigurationEvent event) {
        try {
            if (event.getType() == ConfigurationEvent.CM_UPDATED) {
                updated(event.getPid());
            } else if (event.getType() == ConfigurationEvent.CM_DELETED) {
                Path file = fileOfPid.remove(event.getPid());
                if (file != null && Files.deleteIfExists(file)) {
                    LOG.info("{} was deleted, and {} with it", event.getPid(), file);
                }
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.warn(
                    "The configuration {} holds until the next start only: its file cannot be written. Look after {}.",
                    event.getPid(),
                    Optional.ofNullable(fileOfPid.get(event.getPid())).or(() -> folder),
                    e);
        }
    }

    private void updated(String pid) throws IOException, InvalidSyntaxException {
        Configuration[] found = admin.listConfigurations("(" + Constants.SERVICE_PID + "=" + escaped(pid) + ")");
        Dictionary<String, Object> all = found == null ? null : found[0].getProperties();
        if (found == null || all == null) {
            return;
        }
        Path file = fileOfPid.get(pid);
        Object source = all.get(FILE);
        if (source != null && (file == null || !source.equals(file.toUri().toString()))) {
            // A file of another kind took it over: that installer's business from now on.
            fileOfPid.remove(pid);
            return;
        }
        if (file == null && folder.isPresent()) {
            file = folder.get().resolve(Identity.fileName(found[0]));
            fileOfPid.put(pid, file);
            LOG.info("{} is kept in {} from now on", pid, file);
        }
        if (file != null && !(Files.exists(file) && same(own(all), file(file).read()))) {
            file(file).write(own(all));
        }
    }

    private Configuration configuration(Path path) throws IOException {
        for (Map.Entry<String, Path> known : fileOfPid.entrySet()) {
            if (known.getValue().equals(path)) {
                return admin.getConfiguration(known.getKey(), "?");
            }
        }
        return Identity.of(path).in(admin);
    }

    private void refuseOther(Configuration configuration, @Nullable Dictionary<String, Object> before, Path path)
            throws IOException {
        Object other = before == null ? null : before.get(FILE);
        if (other != null
                && !other.equals(path.toUri().toString())
                && Files.exists(Path.of(URI.create(other.toString())))) {
            throw new IOException(configuration.getPid() + " is configured by " + other + " already");
        }
    }

    private ConfigurationFile file(Path path) {
        return new ConfigurationFile(path, placeholders);
    }

    private static Map<String, Object> own(Dictionary<String, Object> all) {
        Map<String, Object> own = new TreeMap<>();
        for (String key : Collections.list(all.keys())) {
            if (!NOT_IN_FILES.contains(key)) {
                own.put(key, all.get(key));
            }
        }
        return own;
    }

    private static boolean same(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(key -> Objects.deepEquals(one.get(key), other.get(key)));
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\()*])", "\\\\$1");
    }
}
