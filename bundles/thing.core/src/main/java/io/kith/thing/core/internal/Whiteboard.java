// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.thing.Actuator;
import io.kith.thing.Sensor;
import io.kith.thing.ThingId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts services of drivers on the {@link Roll}, and takes them off. A bad one is left out and named in the log. */
final class Whiteboard {

    private static final Logger LOG = LoggerFactory.getLogger(Whiteboard.class);

    private record Entry(ServiceSign sign, Optional<Member> member) {}

    private final Roll roll;
    private final Map<String, Entry> entries = new HashMap<>();

    Whiteboard(Roll roll) {
        this.roll = roll;
    }

    void add(ServiceSign sign, Sensor sensor) {
        put(sign, Optional.of(Member.of(sign.origin(), sensor)));
    }

    void add(ServiceSign sign, Actuator actuator) {
        put(sign, member(sign, actuator));
    }

    /** Only a new id or ranking matters; anything else that changes leaves the thing and its calls alone. */
    void changed(ServiceSign sign, Sensor sensor) {
        if (isNew(sign)) {
            remove(sign);
            add(sign, sensor);
        }
    }

    void changed(ServiceSign sign, Actuator actuator) {
        if (isNew(sign)) {
            remove(sign);
            add(sign, actuator);
        }
    }

    void remove(ServiceSign sign) {
        Entry entry = take(sign.key());
        if (entry != null) {
            entry.member().ifPresent(member -> roll.leave(entry.sign().thing(), member));
        }
    }

    private synchronized @Nullable Entry take(String key) {
        return entries.remove(key);
    }

    private synchronized boolean isNew(ServiceSign sign) {
        Entry entry = entries.get(sign.key());
        return entry == null || !entry.sign().equals(sign);
    }

    private void put(ServiceSign sign, Optional<Member> member) {
        boolean named = isNamed(sign);
        synchronized (this) {
            entries.put(sign.key(), new Entry(sign, member.filter(m -> named)));
        }
        if (named) {
            member.ifPresent(m -> roll.enter(sign.thing(), m));
        }
    }

    private static boolean isNamed(ServiceSign sign) {
        if (ThingIds.isValid(sign.thing())) {
            return true;
        }
        LOG.warn(
                "A {} of {} is ignored, as its service property {} is {}. Annotate it with @ThingId(\"hall\"), or set "
                        + "{} in its configuration: letters, digits, '-', '_' and '.'.",
                sign.kind(),
                sign.origin().bundle(),
                ThingId.PROPERTY,
                sign.thing().isEmpty() ? "missing" : '"' + sign.thing() + '"',
                ThingId.PROPERTY);
        return false;
    }

    private static Optional<Member> member(ServiceSign sign, Actuator actuator) {
        try {
            return Optional.of(Member.of(sign.origin(), actuator.controls()));
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "The actuator of {} for {} is ignored, as its controls() failed: {}",
                    sign.origin().bundle(),
                    sign.thing(),
                    Failures.text(e),
                    e);
            return Optional.empty();
        }
    }
}
