// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xmpp.smack.internal.Settings.Server;
import io.kith.xmpp.smack.internal.Trouble.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackConfiguration.UnknownIqRequestReplyMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/** Makes connections, not yet connected, of settings. */
final class Connector {

    private final Settings settings;

    Connector(Settings settings) {
        this.settings = settings;
    }

    /** A connection that logs in with that password and gives stanzas to that receiver. */
    ElementConnection connection(String password, Consumer<Element> receiver) throws Trouble {
        RawSockets sockets = new RawSockets();
        ElementConnection connection = new ElementConnection(configuration(password, sockets), sockets, receiver);
        connection.setUnknownIqRequestReplyMode(UnknownIqRequestReplyMode.doNotReply);
        connection.setReplyTimeout(settings.pace().answer().toMillis());
        connection.setUseStreamManagement(true);
        connection.setUseStreamManagementResumption(true);
        return connection;
    }

    private XMPPTCPConnectionConfiguration configuration(String password, RawSockets sockets) throws Trouble {
        Server server = settings.server();
        XMPPTCPConnectionConfiguration.Builder builder = XMPPTCPConnectionConfiguration.builder()
                .setUsernameAndPassword(settings.jid().local(), password)
                .setSocketFactory(sockets)
                .setSendPresence(false)
                // Else it is the language of this machine.
                .setLanguage(Locale.ENGLISH)
                .setCompressionEnabled(false)
                .setConnectTimeout((int) settings.pace().answer().toMillis())
                .setHostnameVerifier((host, session) -> Trust.names(host, session));
        try {
            builder.setXmppDomain(JidCreate.domainBareFrom(settings.jid().domain()));
            builder.setResource(Resourcepart.from(settings.login().resource()));
        } catch (XmppStringprepException e) {
            throw new Trouble(
                    Kind.LASTING,
                    "The address " + settings.jid() + '/' + settings.login().resource()
                            + " is not allowed in XMPP; correct it in " + settings.pid() + '.',
                    e);
        }
        for (Scram.Hash hash : Scram.Hash.values()) {
            builder.addEnabledSaslMechanism(hash.mechanism());
        }
        if (settings.login().plain()) {
            builder.addEnabledSaslMechanism(PlainMechanism.NAME);
        }
        place(builder, server);
        secure(builder, server);
        return builder.build();
    }

    /** By DNS (RFC 6120 §3.2) unless a host is set; this machine has no name service to be asked. */
    private void place(XMPPTCPConnectionConfiguration.Builder builder, Server server) throws Trouble {
        String host = server.host();
        if (host.isEmpty() && isThisMachine(settings.jid().domain())) {
            host = settings.jid().domain();
        }
        if (host.isEmpty()) {
            return;
        }
        try {
            builder.setHost(host).setPort(server.port());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Trouble(
                    Kind.LASTING, "\"" + host + "\" is not a host; correct host in " + settings.pid() + '.', e);
        }
    }

    private static boolean isThisMachine(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    private void secure(XMPPTCPConnectionConfiguration.Builder builder, Server server) throws Trouble {
        if (!server.tls()) {
            requireLoopback(server);
            builder.setSecurityMode(SecurityMode.disabled);
            return;
        }
        builder.setSecurityMode(SecurityMode.required)
                .setEnabledSSLProtocols(new String[] {"TLSv1.3", "TLSv1.2"})
                .setCustomX509TrustManager(trust(server));
    }

    private Trust trust(Server server) throws Trouble {
        try {
            return new Trust(server.certificate());
        } catch (NoSuchFileException e) {
            throw new Trouble(
                    Kind.PASSING,
                    "The certificate file " + e.getFile() + " is not there yet; start the server"
                            + " that makes it, or correct certificate in " + settings.pid() + '.',
                    e);
        } catch (IOException | GeneralSecurityException e) {
            Path file = server.certificate().orElse(Path.of("certificate"));
            throw new Trouble(
                    Kind.LASTING,
                    "The certificate file " + file + " cannot be used (" + Diagnosis.reason(e)
                            + "); put the server's certificate (PEM) there, or correct certificate in " + settings.pid()
                            + '.',
                    e);
        }
    }

    private void requireLoopback(Server server) throws Trouble {
        String host = server.host().isEmpty() ? settings.jid().domain() : server.host();
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    throw new Trouble(
                            Kind.LASTING,
                            "Plain text is for servers on this machine only, and " + host
                                    + " is not; set tls to required in " + settings.pid() + '.');
                }
            }
        } catch (UnknownHostException e) {
            throw new Trouble(
                    Kind.PASSING,
                    "The host " + host + " is not known; correct host in " + settings.pid()
                            + ", or mend the name service.",
                    e);
        }
    }
}
