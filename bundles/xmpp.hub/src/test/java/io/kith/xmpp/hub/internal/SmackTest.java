// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.hub.internal.core.Policy;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.Smack;
import org.jivesoftware.smack.chat2.ChatManager;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.packet.RosterPacket.ItemType;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smack.xml.stax.StaxXmlPullParserFactory;
import org.jivesoftware.smackx.iqregister.AccountManager;
import org.jivesoftware.smackx.iqversion.VersionManager;
import org.jivesoftware.smackx.ping.PingManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Localpart;

/** The hub as Smack, a client that we did not write, sees it, over TLS with the certificate that the hub made. */
class SmackTest {

    @TempDir
    Path directory;

    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        Smack.ensureInitialized();
        SmackXmlParser.setXmlPullParserFactory(new StaxXmlPullParserFactory());
        Roster.setDefaultSubscriptionMode(Roster.SubscriptionMode.manual);
        hub = new Hub(new HubSettings("localhost", "127.0.0.1", 0, true, List.of(), directory), Policy.DEFAULT);
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    private XMPPTCPConnection connect(String user, String password) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(hub.certificate())) {
            trusted.setCertificateEntry("hub", factory.generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        XMPPTCPConnection connection = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain("localhost")
                .setHostAddress(InetAddress.getLoopbackAddress())
                .setPort(hub.port())
                .setSecurityMode(SecurityMode.required)
                .setSslContextFactory(() -> context)
                .setCustomX509TrustManager((X509TrustManager) managers.getTrustManagers()[0])
                .setUsernameAndPassword(user, password)
                .setResource("smack")
                .setSendPresence(true)
                .build());
        connection.connect();
        return connection;
    }

    private XMPPTCPConnection register(String user) throws Exception {
        XMPPTCPConnection connection = connect(user, "secret of " + user);
        AccountManager accounts = AccountManager.getInstance(connection);
        assertTrue(accounts.supportsAccountCreation());
        accounts.createAccount(Localpart.from(user), "secret of " + user);
        connection.login();
        return connection;
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Test
    void registersBefriendsChatsAndPings() throws Exception {
        XMPPTCPConnection romeo = register("romeo");
        XMPPTCPConnection juliet = register("juliet");
        assertTrue(romeo.isSecureConnection());
        assertEquals("juliet@localhost/smack", juliet.getUser().toString());
        EntityBareJid romeoJid = JidCreate.entityBareFrom("romeo@localhost");
        EntityBareJid julietJid = JidCreate.entityBareFrom("juliet@localhost");
        Roster ofRomeo = Roster.getInstanceFor(romeo);
        Roster ofJuliet = Roster.getInstanceFor(juliet);
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        ofJuliet.addSubscribeListener((from, request) -> {
            asked.add(from.toString());
            return null;
        });
        ofRomeo.addSubscribeListener((from, request) -> {
            asked.add(from.toString());
            return null;
        });
        ofRomeo.createItemAndRequestSubscription(julietJid, "Juliet", new String[] {"Capulet"});
        assertEquals("romeo@localhost", asked.poll(10, TimeUnit.SECONDS));
        juliet.sendStanza(presence(juliet, Presence.Type.subscribed, romeoJid));
        juliet.sendStanza(presence(juliet, Presence.Type.subscribe, romeoJid));
        await("romeo may see juliet", () -> ofRomeo.getEntry(julietJid).getType() == ItemType.to);
        assertEquals("juliet@localhost", asked.poll(10, TimeUnit.SECONDS));
        romeo.sendStanza(presence(romeo, Presence.Type.subscribed, julietJid));
        await("both see each other", () -> ofRomeo.getEntry(julietJid).getType() == ItemType.both);
        await("juliet's roster follows", () -> ofJuliet.getEntry(romeoJid).getType() == ItemType.both);
        await("juliet is seen", () -> ofRomeo.getPresence(julietJid).isAvailable());
        await("romeo is seen", () -> ofJuliet.getPresence(romeoJid).isAvailable());
        assertEquals("Juliet", ofRomeo.getEntry(julietJid).getName());
        chatAndPing(romeo, juliet);
        juliet.disconnect();
        await("juliet left", () -> !ofRomeo.getPresence(julietJid).isAvailable());
        romeo.disconnect();
    }

    private static void chatAndPing(XMPPTCPConnection romeo, XMPPTCPConnection juliet) throws Exception {
        EntityBareJid julietJid = juliet.getUser().asEntityBareJid();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ChatManager.getInstanceFor(juliet)
                .addIncomingListener((from, message, chat) -> heard.add(from + ": " + message.getBody()));
        ChatManager.getInstanceFor(romeo).chatWith(julietJid).send("Wherefore?");
        assertEquals("romeo@localhost: Wherefore?", heard.poll(10, TimeUnit.SECONDS));

        assertTrue(PingManager.getInstanceFor(romeo).pingMyServer());
        assertTrue(PingManager.getInstanceFor(romeo).ping(juliet.getUser()));
        assertNotNull(VersionManager.getInstanceFor(romeo).getVersion(JidCreate.from("localhost")));
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        register("romeo").disconnect();
        XMPPTCPConnection guesser = connect("romeo", "not the secret");
        assertThrows(SASLErrorException.class, guesser::login);
        guesser.disconnect();
    }

    private static Presence presence(XMPPTCPConnection from, Presence.Type type, EntityBareJid to) {
        PresenceBuilder presence = StanzaBuilder.buildPresence(
                from.getStanzaFactory().buildPresenceStanza().build().getStanzaId());
        return presence.ofType(type).to(to).build();
    }
}
