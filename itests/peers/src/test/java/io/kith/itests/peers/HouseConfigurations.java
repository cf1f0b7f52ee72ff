// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import com.google.gson.Gson;
import io.kith.itests.support.House;
import io.kith.itests.support.XmppServer;
import java.util.List;
import java.util.Map;

/** Houses with one simulated sensor and one simulated actuator, each with an account of its own, that trust some. */
final class HouseConfigurations {

    private static final List<String> THINGS = List.of("sensor", "actuator");
    private static final Gson JSON = new Gson();

    private HouseConfigurations() {}

    /** A house with the server of its own. */
    static House.Builder withHub(String domain, List<String> trusted) {
        // The launcher fills in the port that was given to it; an unquoted number would be another port.
        Map<String, ?> hub =
                Map.of("domain", domain, "host", "127.0.0.1", "port", "${kith.xmpp.port}", "registration", "open");
        House.Builder house = house(domain, trusted);
        put(house, "io.kith.xmpp.hub", hub);
        addAccounts(house, domain, "${kith.xmpp.port}", "${kith.data}/xmpp.hub/hub.pem");
        return house;
    }

    /** A house without a server, whose things log in elsewhere and make their accounts there. */
    static House.Builder on(XmppServer server, List<String> trusted) {
        House.Builder house = house(server.domain(), trusted);
        addAccounts(house, server.domain(), server.port(), server.certificate().toString());
        return house;
    }

    private static House.Builder house(String domain, List<String> trusted) {
        House.Builder house = House.builder().withoutTemplates();
        List<String> addresses =
                trusted.stream().map(user -> user + "@" + domain).toList();
        for (String thing : THINGS) {
            put(house, "io.kith.thing~" + thing, Map.of("thing.id", thing, "trusted", addresses));
            put(house, "io.kith.driver.simulated." + thing + "~" + thing, Map.of("kith.thing.id", thing));
        }
        return house;
    }

    private static void addAccounts(House.Builder house, String domain, Object port, String certificate) {
        for (String thing : THINGS) {
            Map<String, ?> account = Map.of(
                    "account",
                    thing,
                    "jid",
                    thing + "@" + domain,
                    "host",
                    "127.0.0.1",
                    "port",
                    port,
                    "register",
                    true,
                    "certificate",
                    certificate);
            put(house, "io.kith.xmpp.smack~" + thing, account);
        }
    }

    private static void put(House.Builder house, String pid, Map<String, ?> properties) {
        house.configuration(pid + ".json", JSON.toJson(properties));
    }
}
