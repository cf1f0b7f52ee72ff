// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Roster;
import io.kith.xmpp.Status;
import io.kith.xmpp.XmppServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NetworkCommandsTest {

    private final FakeConnection sensor = new FakeConnection("sensor", Status.State.WAITING);
    private final FakeHub hub = new FakeHub();
    private final NetworkCommands commands =
            new NetworkCommands(List.of(sensor, new FakeConnection("actuator", Status.State.ONLINE)), hub);

    @Test
    void listsConnectionsByAccountWithTheReason() {
        String list = commands.connections();
        assertTrue(list.indexOf("actuator") < list.indexOf("sensor"), list);
        assertTrue(list.contains("sensor    sensor@house.example    WAITING"), list);
        assertTrue(list.contains("The server refused the connection"), list);
    }

    @Test
    void reconnectsTheNamedOneOnly() throws CommandException {
        commands.reconnect("sensor");
        assertEquals(1, sensor.reconnects);
        assertEquals(
                "There is no connection \"camera\"; there are actuator, sensor",
                failure(() -> commands.reconnect("camera")));
    }

    @Test
    void makesAnAccountWithAPasswordNobodyChose() throws CommandException {
        String said = commands.account(false, "ann");
        String password = hub.passwords.getOrDefault("ann", "");
        assertEquals("Account ann made, password " + password, said);
        assertEquals(16, password.length());
        commands.account(false, "bob");
        assertNotEquals(password, hub.passwords.get("bob"));
        assertEquals("ann@house.example\nbob@house.example", commands.accounts());
    }

    @Test
    void changesAPasswordOnlyWhenAsked() throws CommandException {
        commands.account(false, "ann", "first");
        assertEquals(
                "ann: There is an account \"ann\" already", failure(() -> commands.account(false, "ann", "second")));
        assertEquals("first", hub.passwords.get("ann"));
        assertEquals("Password of ann changed", commands.account(true, "ann", "second"));
        assertEquals("second", hub.passwords.get("ann"));
        assertTrue(failure(() -> commands.account(true, "eve", "x")).startsWith("There is no account \"eve\""));
    }

    @Test
    void withoutAServerTheRemedyIsNamed() {
        assertTrue(
                failure(new NetworkCommands(List.of(), null)::accounts).contains("start the bundle io.kith.xmpp.hub"));
    }

    private static String failure(Executable command) {
        return String.valueOf(assertThrows(CommandException.class, command).getMessage());
    }

    private static final class FakeHub implements XmppServer {
        private final Map<String, String> passwords = new TreeMap<>();

        @Override
        public List<Jid> accounts() {
            return passwords.keySet().stream()
                    .map(user -> Jid.of(user + "@house.example"))
                    .toList();
        }

        @Override
        public void createAccount(String user, String password) {
            if (passwords.putIfAbsent(user, password) != null) {
                throw new IllegalArgumentException("There is an account \"" + user + "\" already");
            }
        }

        @Override
        public boolean removeAccount(String user) {
            return passwords.remove(user) != null;
        }

        @Override
        public boolean changePassword(String user, String password) {
            return passwords.replace(user, password) != null;
        }
    }

    private static final class FakeConnection implements Connection {
        private final String account;
        private final Status.State state;
        private int reconnects;

        FakeConnection(String account, Status.State state) {
            this.account = account;
            this.state = state;
        }

        @Override
        public String account() {
            return account;
        }

        @Override
        public Jid jid() {
            return Jid.of(account + "@house.example");
        }

        @Override
        public Optional<Jid> boundJid() {
            return Optional.empty();
        }

        @Override
        public Status status() {
            return new Status(state, Instant.parse("2026-11-23T12:00:00Z"), "The server refused the connection");
        }

        @Override
        public Roster roster() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void send(Element stanza) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Element> request(Optional<Jid> to, Iq.Type type, Element payload, Duration timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reconnect() {
            reconnects++;
        }
    }
}
