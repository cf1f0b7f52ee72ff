// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import java.util.List;
import java.util.Optional;

/** A client that others wrote, logged in and available. What it returns is what <em>it</em> made of our answers. */
interface ForeignClient extends AutoCloseable {

    /** Which kinds of number the client can read, so that a test asks no more of it. */
    boolean readsDecimals();

    /** Asks for the contact's presence; the contact's full JID as learnt from its presence, or empty when refused. */
    Optional<String> befriend(String contact);

    /** Asks for all momentary values. */
    Heard read(String thing);

    /** Sets one boolean parameter and waits for the answer. */
    Heard set(String thing, String parameter, boolean value);

    /** Whether the client's stream is up and its server answers. */
    boolean isAlive();

    @Override
    void close();

    /**
     * What a client understood.
     *
     * @param outcome in the client's own words: {@code done}, {@code rejected}, {@code OK}, {@code forbidden} …
     * @param readings the fields it could read
     * @param text why it was refused, as far as the client tells
     * @param troubles exceptions inside the client that our answers caused
     */
    record Heard(String outcome, List<Reading> readings, String text, List<String> troubles) {

        public Heard {
            readings = List.copyOf(readings);
            troubles = List.copyOf(troubles);
        }

        static Heard only(String outcome, String text) {
            return new Heard(outcome, List.of(), text, List.of());
        }

        Optional<Reading> reading(String name) {
            return readings.stream().filter(r -> r.name().equals(name)).findFirst();
        }
    }

    /** One field as the client understood it; {@code unit} is empty when it saw none. */
    record Reading(String name, String type, String value, String unit) {}
}
