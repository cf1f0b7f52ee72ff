// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The roster agrees with a simple model of it after any pushes and presences. */
class RosterProperties {

    record Step(String what, String user, String resource) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> what = Arbitraries.of("both", "from", "to", "none", "remove", "available", "unavailable");
        Arbitrary<String> user = Arbitraries.of("a@x", "b@x", "c@x");
        Arbitrary<String> resource = Arbitraries.of("1", "2", "3");
        return Combinators.combine(what, user, resource).as(Step::new).list().ofMaxSize(40);
    }

    @Property(tries = 100)
    void agreesWithTheModel(@ForAll("steps") List<Step> steps) {
        Map<String, String> subscriptions = new LinkedHashMap<>();
        Map<String, List<String>> available = new LinkedHashMap<>();
        try (House house = House.client()) {
            house.link.onlineWithRoster("");
            for (Step step : steps) {
                apply(house, step, subscriptions, available);
            }
            var contacts = house.connection.roster().contacts();
            assertEquals(
                    subscriptions.keySet().stream().sorted().toList(),
                    contacts.stream().map(c -> c.jid().toString()).toList());
            contacts.forEach(c -> {
                String jid = c.jid().toString();
                assertTrue(c.subscription().name().equalsIgnoreCase(subscriptions.get(jid)));
                assertEquals(
                        available.getOrDefault(jid, List.of()),
                        c.available().stream().map(j -> j.resource()).toList());
            });
        }
    }

    private static void apply(
            House house, Step step, Map<String, String> subscriptions, Map<String, List<String>> available) {
        switch (step.what()) {
            case "available" -> {
                house.link.receive(
                        "<presence xmlns='jabber:client' from='" + step.user() + "/" + step.resource() + "'/>");
                if (subscriptions.containsKey(step.user())) {
                    List<String> now = available.computeIfAbsent(step.user(), u -> new ArrayList<>());
                    now.remove(step.resource());
                    now.add(0, step.resource());
                }
            }
            case "unavailable" -> {
                house.link.receive("<presence xmlns='jabber:client' type='unavailable' from='" + step.user() + "/"
                        + step.resource() + "'/>");
                available.getOrDefault(step.user(), new ArrayList<>()).remove(step.resource());
            }
            default -> {
                house.link.receive("<iq xmlns='jabber:client' type='set' id='p'><query xmlns='jabber:iq:roster'>"
                        + "<item jid='" + step.user() + "' subscription='" + step.what() + "'/></query></iq>");
                house.link.next();
                if (step.what().equals("remove")) {
                    subscriptions.remove(step.user());
                    available.remove(step.user());
                } else {
                    subscriptions.put(step.user(), step.what());
                }
            }
        }
    }
}
