// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import io.kith.itests.support.House;
import io.kith.itests.support.XmppServer;
import java.util.List;
import java.util.stream.Collectors;

/** Houses with one simulated sensor and one simulated actuator, each with an account of its own, that trust some. */
final class HouseConfigurations {

    private HouseConfigurations() {}

    /** A house with the server of its own. */
    static House.Builder withHub(String domain, List<String> trusted) {
        return things(House.builder(), domain, trusted);
    }

    /** A house without a server, whose things log in elsewhere and make their accounts there. */
    static House.Builder on(XmppServer server, List<String> trusted) {
        return things(House.builder().withoutTemplates(), server.domain(), trusted)
                .configuration("io.kith.xmpp.smack~sensor.config", account(server, "sensor"))
                .configuration("io.kith.xmpp.smack~actuator.config", account(server, "actuator"))
                .configuration(
                        "io.kith.driver.simulated.sensor~sensor.config", "kith.thing.id=\"sensor\"\nseed=L\"7\"\n")
                .configuration("io.kith.driver.simulated.actuator~actuator.config", "kith.thing.id=\"actuator\"\n");
    }

    private static House.Builder things(House.Builder house, String domain, List<String> trusted) {
        String addresses =
                trusted.stream().map(user -> "\"" + user + "@" + domain + "\"").collect(Collectors.joining(","));
        for (String thing : List.of("sensor", "actuator")) {
            house.configuration(
                    "io.kith.thing~" + thing + ".config", "thing.id=\"" + thing + "\"\ntrusted=[" + addresses + "]\n");
        }
        return house;
    }

    private static String account(XmppServer server, String user) {
        return """
            account="%1$s"
            jid="%1$s@%2$s"
            host="127.0.0.1"
            port=I"%3$d"
            password="a long secret of %1$s"
            register=B"true"
            certificate="%4$s"
            """.formatted(user, server.domain(), server.port(), server.certificate());
    }
}
