// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import io.kith.model.Jid;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Status;
import io.kith.xmpp.XmppServer;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What a person can do with connections, and with the accounts of the server in the house. */
@Component(service = NetworkCommands.class)
@GogoCommand(
        scope = "kith",
        function = {"connections", "reconnect", "accounts", "account"})
public final class NetworkCommands {

    /** Without characters that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 16;

    private final List<Connection> connections;
    private final @Nullable XmppServer server;
    private final SecureRandom random = new SecureRandom();

    /** Made anew whenever a connection or the server comes or goes: it keeps nothing. */
    @Activate
    public NetworkCommands(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Connection> connections,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    XmppServer server) {
        this.connections = connections.stream()
                .sorted(Comparator.comparing(Connection::account))
                .toList();
        this.server = server;
    }

    /** Lists the connections. */
    @Descriptor("lists the accounts of this house on the network, and how each is connected")
    public String connections() {
        Table table = new Table("ACCOUNT", "ADDRESS", "STATE", "SINCE", "DETAIL");
        for (Connection connection : connections) {
            Status status = connection.status();
            table.row(
                    connection.account(),
                    connection.boundJid().orElse(connection.jid()),
                    status.state(),
                    Times.local(status.since()),
                    status.detail());
        }
        return table.isEmpty()
                ? "There are no connections; a configuration io.kith.xmpp.smack~NAME makes one."
                : table.toString();
    }

    /** Connects anew. */
    @Descriptor("drops the stream of an account and connects anew at once")
    public String reconnect(@Descriptor("name of the account, as in kith:connections") String account)
            throws CommandException {
        for (Connection connection : connections) {
            if (connection.account().equals(account)) {
                connection.reconnect();
                return account + " connects anew; kith:connections tells how it goes";
            }
        }
        throw new CommandException("There is no connection \"" + account + "\"; there are "
                + connections.stream().map(Connection::account).collect(Collectors.joining(", ")));
    }

    /** Lists the accounts of the server. */
    @Descriptor("lists the accounts of the XMPP server in this house")
    public String accounts() throws CommandException {
        String list = hub().accounts().stream().map(Jid::toString).collect(Collectors.joining("\n"));
        return list.isEmpty() ? "There are no accounts; kith:account NAME makes one." : list;
    }

    /** Makes an account with a password made for it. */
    @Descriptor("makes an account at the XMPP server in this house, and says the password it made for it")
    public String account(
            @Descriptor("gives an account that exists another password instead")
                    @Parameter(
                            names = {"-c", "--change"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean change,
            @Descriptor("user name, the part before the @") String name)
            throws CommandException {
        String password = random.ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
        return account(change, name, password) + ", password " + password;
    }

    /** Makes an account. */
    @Descriptor("makes an account at the XMPP server in this house, with a password of yours")
    public String account(
            @Descriptor("gives an account that exists another password instead")
                    @Parameter(
                            names = {"-c", "--change"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean change,
            @Descriptor("user name, the part before the @") String name,
            @Descriptor("password") String password)
            throws CommandException {
        XmppServer hub = hub();
        try {
            if (!change) {
                hub.createAccount(name, password);
                return "Account " + name + " made";
            }
            if (hub.changePassword(name, password)) {
                return "Password of " + name + " changed";
            }
        } catch (IllegalArgumentException e) {
            throw new CommandException(Reasons.of(name, e));
        }
        throw new CommandException("There is no account \"" + name + "\"; kith:accounts lists those there are");
    }

    private XmppServer hub() throws CommandException {
        XmppServer present = server;
        if (present == null) {
            throw new CommandException(
                    "No XMPP server runs in this house; start the bundle io.kith.xmpp.hub, or use the"
                            + " tools of the server that the accounts are on");
        }
        return present;
    }
}
