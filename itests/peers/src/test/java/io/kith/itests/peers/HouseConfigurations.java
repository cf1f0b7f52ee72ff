// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import com.google.gson.Gson;
import io.kith.itests.support.House;
import io.kith.itests.support.XmppServer;
import java.util.List;
import java.util.Map;

/** Houses with one simulated sensor and one simulated actuator, each with an account of its own, that trust some. */
final class HouseConfigurations {

    private static final Gson JSON = new Gson();

    private HouseConfigurations() {}

    /** A house with the server of its own. */
    static House.Builder withHub(String domain, List<String> trusted) {
        return things(House.builder(), domain, trusted);
    }

    /** A house without a server, whose things log in elsewhere and make their accounts there. */
    static House.Builder on(XmppServer server, List<String> trusted) {
        House.Builder house = things(House.builder().withoutTemplates(), server.domain(), trusted);
        for (String thing : List.of("sensor", "actuator")) {
            put(house, "io.kith.xmpp.smack~" + thing, account(server, thing));
            put(house, "io.kith.driver.simulated." + thing + "~" + thing, Map.of("kith.thing.id", thing));
        }
        return house;
    }

    private static House.Builder things(House.Builder house, String domain, List<String> trusted) {
        List<String> addresses =
                trusted.stream().map(user -> user + "@" + domain).toList();
        for (String thing : List.of("sensor", "actuator")) {
            put(house, "io.kith.thing~" + thing, Map.of("thing.id", thing, "trusted", addresses));
        }
        return house;
    }

    private static Map<String, ?> account(XmppServer server, String user) {
        return Map.of(
                "account",
                user,
                "jid",
                user + "@" + server.domain(),
                "host",
                "127.0.0.1",
                "port",
                server.port(),
                "password",
                "a long secret of " + user,
                "register",
                true,
                "certificate",
                server.certificate().toString());
    }

    private static void put(House.Builder house, String pid, Map<String, ?> properties) {
        house.configuration(pid + ".json", JSON.toJson(properties));
    }
}
