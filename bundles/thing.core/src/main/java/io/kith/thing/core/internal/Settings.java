// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is configured, by thing. */
final class Settings {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final List<ThingConfiguration> configurations = new ArrayList<>();
    private volatile Map<String, ThingSettings> byThing = Map.of();

    synchronized void add(ThingConfiguration configuration) {
        configurations.add(configuration);
        refresh();
    }

    synchronized void remove(ThingConfiguration configuration) {
        configurations.remove(configuration);
        refresh();
    }

    /** Looks again at all of them, as one was changed. The one that was there first holds. */
    synchronized void refresh() {
        Map<String, ThingSettings> fresh = new TreeMap<>();
        for (ThingConfiguration configuration : configurations) {
            configuration.settings().ifPresent(found -> {
                if (fresh.putIfAbsent(found.thing(), found) != null) {
                    LOG.warn(
                            "{}: there is another configuration of the thing \"{}\", which holds. Remove one of them.",
                            configuration.pid(),
                            found.thing());
                }
            });
        }
        byThing = fresh;
    }

    ThingSettings of(String thing) {
        ThingSettings found = byThing.get(thing);
        return found == null ? ThingSettings.none(thing) : found;
    }
}
