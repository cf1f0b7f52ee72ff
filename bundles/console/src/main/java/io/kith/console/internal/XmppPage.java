// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.xmpp.Connection;
import io.kith.xmpp.Roster;
import io.kith.xmpp.Status;
import io.kith.xmpp.XmppServer;
import jakarta.servlet.Servlet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The page XMPP: how each account is connected, whom it knows, what goes to and fro, and the server in the house. */
@Component(service = Servlet.class)
@ConsolePage(label = XmppPage.LABEL, title = "XMPP", css = "/" + XmppPage.LABEL + "/res/kith.css")
public final class XmppPage extends Page {

    static final String LABEL = "kith-xmpp";
    private static final long serialVersionUID = 1L;
    private static final int MOST_AT_ONCE = 100;

    private final transient StanzaLog log;
    private final transient List<Connection> connections = new CopyOnWriteArrayList<>();
    private transient volatile Optional<Hub> hub = Optional.empty();

    /** A server with what its service properties tell. */
    private record Hub(XmppServer server, Map<String, Object> properties) {
        String property(String name) {
            return String.valueOf(properties.getOrDefault(name, ""));
        }
    }

    /** The page over that log. */
    @Activate
    public XmppPage(@Reference StanzaLog log) {
        super("xmpp.html");
        this.log = log;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addConnection(Connection connection) {
        connections.add(connection);
    }

    void removeConnection(Connection connection) {
        connections.remove(connection);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setServer(XmppServer server, Map<String, Object> properties) {
        hub = Optional.of(new Hub(server, properties));
    }

    void unsetServer(XmppServer server) {
        hub = hub.filter(present -> present.server() != server);
    }

    @Override
    Map<String, ?> answer(String what, Parameters parameters) throws RefusedException {
        return switch (what) {
            case "state" ->
                Json.object(
                        "connections", sorted().map(XmppPage::describe).toList(), "hub", hub.map(XmppPage::describe));
            case "log" -> log(parameters.number("after", 0), parameters.text("account", ""));
            default -> throw RefusedException.notFound("There is no \"" + what + "\" here.");
        };
    }

    @Override
    Map<String, ?> act(String what, Parameters parameters) throws RefusedException {
        switch (what) {
            case "reconnect" -> reconnect(parameters.text("account"));
            case "create" ->
                change(server -> server.createAccount(parameters.text("user"), parameters.text("password")));
            case "password" ->
                change(server -> {
                    String user = parameters.text("user");
                    there(user, server.changePassword(user, parameters.text("password")));
                });
            case "remove" ->
                change(server -> {
                    String user = parameters.text("user");
                    there(user, server.removeAccount(user));
                });
            default -> throw RefusedException.notFound("There is no \"" + what + "\" here.");
        }
        return Map.of();
    }

    private Map<String, Object> log(long after, String account) {
        StanzaLog.Excerpt excerpt =
                log.after(after, entry -> account.isEmpty() || entry.account().equals(account), MOST_AT_ONCE);
        return Json.object(
                "last", excerpt.last(),
                "stanzas", excerpt.entries().stream().map(StanzaText::describe).toList());
    }

    private void reconnect(String account) throws RefusedException {
        for (Connection connection : connections) {
            if (connection.account().equals(account)) {
                connection.reconnect();
                return;
            }
        }
        throw RefusedException.notFound("There is no connection \"" + account + "\" any longer.");
    }

    /** Something done to the accounts of the server. */
    @FunctionalInterface
    private interface Change {
        void on(XmppServer server) throws RefusedException;
    }

    private void change(Change change) throws RefusedException {
        Hub present = hub.orElseThrow(() -> RefusedException.unavailable(
                "No XMPP server runs in this house at the moment: start the bundle io.kith.xmpp.hub."));
        try {
            change.on(present.server());
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static void there(String user, boolean was) throws RefusedException {
        if (!was) {
            throw RefusedException.notFound("There is no account \"" + user + "\".");
        }
    }

    private Stream<Connection> sorted() {
        return connections.stream().sorted(Comparator.comparing(Connection::account));
    }

    private static Map<String, Object> describe(Connection connection) {
        Status status = connection.status();
        return Json.object(
                "account", connection.account(),
                "jid", connection.jid(),
                "bound", connection.boundJid(),
                "state", status.state().name(),
                "since", status.since(),
                "detail", status.detail(),
                "roster",
                        connection.roster().contacts().stream()
                                .map(XmppPage::describe)
                                .toList());
    }

    private static Map<String, Object> describe(Roster.Contact contact) {
        return Json.object(
                "jid", contact.jid(),
                "name", contact.name(),
                "subscription", contact.subscription().name(),
                "asked", contact.asked(),
                "available",
                        contact.available().stream().map(jid -> jid.resource()).toList());
    }

    private static Map<String, Object> describe(Hub hub) {
        return Json.object(
                "domain", hub.property(XmppServer.DOMAIN),
                "host", hub.property(XmppServer.HOST),
                "port", hub.property(XmppServer.PORT),
                "certificate", hub.property(XmppServer.CERTIFICATE),
                "accounts", hub.server().accounts());
    }
}
