// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.kith.xml.Element;
import io.kith.xml.Limits;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.sasl.ScramClient;
import io.kith.xmpp.hub.internal.sasl.ScramHash;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A client that says exactly what a test wants it to say. */
final class RawClient implements AutoCloseable {

    static final String HEADER = "<?xml version='1.0'?><stream:stream to='localhost' xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";
    private static final int PATIENCE = 10_000;

    private Socket socket;
    private XmlReader reader;
    private String jid = "";

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        reader = new XmlReader(socket.getInputStream(), Limits.STANZA);
    }

    /** Logs in without TLS and binds. */
    static RawClient bound(Hub hub, String user, String resource) throws Exception {
        return bound(hub.port(), user, resource);
    }

    static RawClient bound(int port, String user, String resource) throws Exception {
        RawClient client = new RawClient(port);
        client.open();
        client.bind(user, resource);
        return client;
    }

    /** The same inside TLS. */
    static RawClient bound(int port, String user, String resource, Path certificate) throws Exception {
        RawClient client = new RawClient(port);
        client.open();
        client.startTls(certificate);
        client.open();
        client.bind(user, resource);
        return client;
    }

    private void bind(String user, String resource) throws Exception {
        login(user, passwordOf(user));
        send("<iq type='set' id='bind'><bind xmlns='" + Ns.BIND + "'><resource>" + resource
                + "</resource></bind></iq>");
        Element result = next();
        assertEquals("result", result.attribute("type").orElse(""), result.toString());
        jid = result.child(Ns.BIND, "bind")
                .flatMap(b -> b.child(Ns.BIND, "jid"))
                .map(Element::text)
                .orElseThrow();
    }

    /** Bound, with its roster asked for and available. */
    static RawClient online(Hub hub, String user, String resource) throws Exception {
        RawClient client = bound(hub, user, resource);
        client.goOnline();
        return client;
    }

    void goOnline() throws Exception {
        request("get", "", "<query xmlns='jabber:iq:roster'/>");
        send("<presence/>");
        await(e -> is(e, "presence", "", jid));
    }

    static String passwordOf(String user) {
        return "secret of " + user;
    }

    String jid() {
        return jid;
    }

    /** Sends our header; gives the features. */
    Element open() throws Exception {
        send(HEADER);
        Element header = reader.openStream();
        assertTrue(header.is(Ns.STREAMS, "stream"), header.toString());
        assertEquals("localhost", header.attribute("from").orElse(""));
        assertTrue(header.attribute("id").filter(id -> id.length() > 10).isPresent());
        return next();
    }

    /** Reads the server's header without the features. */
    Element header() throws Exception {
        return reader.openStream();
    }

    void restart() throws IOException {
        reader = new XmlReader(socket.getInputStream(), Limits.STANZA);
    }

    void startTls(Path certificate) throws Exception {
        send("<starttls xmlns='" + Ns.TLS + "'/>");
        assertTrue(next().is(Ns.TLS, "proceed"));
        SSLSocket secure = (SSLSocket)
                trusting(certificate).getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secure.startHandshake();
        socket = secure;
        restart();
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = new FileInputStream(certificate.toFile())) {
            trusted.setCertificateEntry(
                    "hub", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    void login(String user, String password) throws Exception {
        Element end = attempt(user, password);
        assertTrue(end.is(Ns.SASL, "success"), end.toString());
        restart();
        Element features = open();
        assertTrue(features.child(Ns.BIND, "bind").isPresent(), features.toString());
    }

    /** Tries SCRAM-SHA-1; gives success or failure. */
    Element attempt(String user, String password) throws Exception {
        ScramClient scram = new ScramClient(
                ScramHash.SHA_1, user, password, UUID.randomUUID().toString());
        send("<auth xmlns='" + Ns.SASL + "' mechanism='SCRAM-SHA-1'>" + base64(scram.first()) + "</auth>");
        Element challenge = next();
        if (!challenge.is(Ns.SASL, "challenge")) {
            return challenge;
        }
        String text = new String(Base64.getDecoder().decode(challenge.text()), StandardCharsets.UTF_8);
        send("<response xmlns='" + Ns.SASL + "'>" + base64(scram.last(text)) + "</response>");
        return next();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The next element; the test fails if the stream ends. */
    Element next() throws XmlException, IOException {
        Optional<Element> next = reader.nextElement();
        return next.orElseGet(() -> fail("The stream ended"));
    }

    /** Reads on until an element fits. */
    Element await(Predicate<Element> fits) throws Exception {
        List<Element> others = new ArrayList<>();
        while (true) {
            try {
                Element next = next();
                if (fits.test(next)) {
                    return next;
                }
                others.add(next);
            } catch (IOException e) {
                throw new AssertionError("Not among " + others, e);
            }
        }
    }

    /** Everything that comes before the answer to a ping of the server: what was on its way to us. */
    List<Element> arrived() throws Exception {
        String id = UUID.randomUUID().toString();
        send("<iq type='get' id='" + id + "' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
        List<Element> before = new ArrayList<>();
        Element next = next();
        while (!next.attribute("id").filter(id::equals).isPresent()) {
            before.add(next);
            next = next();
        }
        return before;
    }

    /** Asks and waits for the answer; other stanzas that come meanwhile are dropped. */
    Element request(String type, String to, String payload) throws Exception {
        String id = UUID.randomUUID().toString();
        String address = to.isEmpty() ? "" : " to='" + to + "'";
        send("<iq type='" + type + "' id='" + id + "'" + address + ">" + payload + "</iq>");
        return await(e -> e.localName().equals("iq")
                && e.attribute("id").filter(id::equals).isPresent()
                && !e.attribute("type")
                        .filter(t -> t.equals("get") || t.equals("set"))
                        .isPresent());
    }

    /** Waits for the end of the stream with that error. */
    void expectStreamError(String condition) throws Exception {
        Element error = await(e -> e.is(Ns.STREAMS, "error"));
        assertTrue(error.child(Ns.STREAM_ERRORS, condition).isPresent(), error.toString());
        expectEnd();
    }

    void expectEnd() throws Exception {
        Optional<Element> more = reader.nextElement();
        while (more.isPresent()) {
            more = reader.nextElement();
        }
        assertThrows(IOException.class, () -> reader.nextElement());
    }

    /** Whether an element is of that name, type (empty for none) and sender. */
    static boolean is(Element element, String name, String type, String from) {
        return element.is(Namespaces.CLIENT, name)
                && element.attribute("type").orElse("").equals(type)
                && element.attribute("from").orElse("").equals(from);
    }

    /** The condition of an error stanza, empty if it is none. */
    static String condition(Element stanza) {
        return stanza.child(Namespaces.CLIENT, "error")
                .flatMap(Element::firstChild)
                .map(Element::localName)
                .orElse("");
    }

    Socket socket() {
        return requireNonNull(socket);
    }

    /** Drops the connection without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
