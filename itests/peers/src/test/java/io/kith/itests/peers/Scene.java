// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import io.kith.itests.support.House;
import io.kith.itests.support.RawClient;
import io.kith.itests.support.XmppServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One server with one house on it, three clients that the house trusts and three that it does not, one of each kind on
 * either side. Starting all of it takes seconds, so a test class has one scene.
 */
final class Scene implements AutoCloseable {

    static final String DOMAIN = "kith.test";
    private static final String PASSWORD = "secret";
    private static final List<String> FRIENDS = List.of("friend-slixmpp", "friend-smack", "friend-raw");
    private static final List<String> STRANGERS = List.of("stranger-slixmpp", "stranger-smack", "stranger-raw");

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final House house;
    private final XmppServer server;
    private final Friends friends;
    private final Friends strangers;
    private final String sensor;
    private final String actuator;

    private Scene(Stage stage) {
        opened.push(stage.server());
        opened.push(stage.house());
        house = stage.house();
        server = stage.server();
        try {
            Stream.concat(FRIENDS.stream(), STRANGERS.stream()).forEach(user -> server.createAccount(user, PASSWORD));
            friends = login(FRIENDS);
            strangers = login(STRANGERS);
            sensor = befriendedByAll("sensor");
            actuator = befriendedByAll("actuator");
        } catch (RuntimeException | AssertionError e) {
            AssertionError withLogs = new AssertionError("The scene does not stand\n" + logs(), e);
            close();
            throw withLogs;
        }
    }

    /** The house with its own server. */
    static Scene onHub() {
        House house = HouseConfigurations.withHub(DOMAIN, FRIENDS).start();
        return new Scene(new Stage(house.hub(DOMAIN), house));
    }

    /** The house as a client of a server that somebody else wrote. */
    static Scene on(Function<String, XmppServer> start) {
        XmppServer server = start.apply(DOMAIN);
        try {
            return new Scene(
                    new Stage(server, HouseConfigurations.on(server, FRIENDS).start()));
        } catch (AssertionError e) {
            AssertionError withLogs = new AssertionError("No house on this server\n" + server.log(), e);
            server.close();
            throw withLogs;
        }
    }

    private Friends login(List<String> users) {
        SlixmppClient slixmpp = SlixmppClient.login(server, users.get(0), PASSWORD);
        opened.push(slixmpp);
        SmackClient smack = SmackClient.login(server, users.get(1), PASSWORD);
        opened.push(smack);
        RawClient raw = RawClient.login(server, users.get(2), PASSWORD, "raw");
        opened.push(raw);
        raw.available();
        return new Friends(slixmpp, smack, raw);
    }

    private String befriendedByAll(String thing) {
        String bare = thing + "@" + DOMAIN;
        String full = befriendedBy(friends.slixmpp().befriend(bare), thing, "slixmpp");
        assertSame(full, befriendedBy(friends.smack().befriend(bare), thing, "Smack"));
        assertSame(full, befriendedBy(friends.raw().befriend(bare), thing, "the raw client"));
        return full;
    }

    private static String befriendedBy(Optional<String> full, String thing, String client) {
        return full.orElseThrow(
                () -> new AssertionError(thing + " refused the friendship of " + client + ", whom it trusts"));
    }

    private static void assertSame(String one, String other) {
        if (!one.equals(other)) {
            throw new AssertionError("One thing, two addresses: " + one + " and " + other);
        }
    }

    /** Clients that the house trusts and whose friendship it has accepted. */
    Friends friends() {
        return friends;
    }

    /** Clients that the house has never heard of. */
    Friends strangers() {
        return strangers;
    }

    /** Full JID of the sensor. */
    String sensor() {
        return sensor;
    }

    /** Full JID of the actuator. */
    String actuator() {
        return actuator;
    }

    XmppServer server() {
        return server;
    }

    String logs() {
        return "--- server\n" + tail(server.log()) + "\n--- house\n" + tail(house.log());
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 10_000));
    }

    @Override
    public void close() {
        opened.forEach(part -> {
            try {
                part.close();
            } catch (Exception e) {
                // The others must end too; what a client says while its server goes is of no interest.
                System.err.println("While closing " + part + ": " + e);
            }
        });
    }

    private record Stage(XmppServer server, House house) {}

    /** One client of each kind. */
    record Friends(SlixmppClient slixmpp, SmackClient smack, RawClient raw) {}
}
