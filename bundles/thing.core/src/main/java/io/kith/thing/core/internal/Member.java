// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.thing.Control;
import io.kith.thing.Sensor;
import java.util.List;
import java.util.Optional;

/** One service of the whiteboard: a part of a thing. Compared by identity; what a driver's equals says is its own. */
final class Member {

    private final Origin origin;
    private final Optional<Sensor> sensor;
    private final List<Control> controls;

    /**
     * What is known of a service beside the service itself.
     *
     * @param serviceId tells services apart; the older one has the lower
     * @param ranking the higher comes first
     * @param bundle for messages
     */
    record Origin(long serviceId, int ranking, String bundle) implements Comparable<Origin> {
        /** The service that the framework would prefer comes first. */
        @Override
        public int compareTo(Origin other) {
            int byRanking = Integer.compare(other.ranking, ranking);
            return byRanking != 0 ? byRanking : Long.compare(serviceId, other.serviceId);
        }
    }

    private Member(Origin origin, Optional<Sensor> sensor, List<Control> controls) {
        this.origin = origin;
        this.sensor = sensor;
        this.controls = List.copyOf(controls);
    }

    /** A service that can be read. */
    static Member of(Origin origin, Sensor sensor) {
        return new Member(origin, Optional.of(sensor), List.of());
    }

    /** A service that can be controlled; what it controls was asked for once, as the names must stay. */
    static Member of(Origin origin, List<Control> controls) {
        return new Member(origin, Optional.empty(), controls);
    }

    Origin origin() {
        return origin;
    }

    Optional<Sensor> sensor() {
        return sensor;
    }

    List<Control> controls() {
        return controls;
    }
}
