// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The stream of a {@link RawClient}: TLS, reading, and the list of what was read. */
final class RawStream implements AutoCloseable {

    private final XmppServer server;
    private final List<Stanza> received = new ArrayList<>();
    private Socket socket;
    private final List<Consumer<Stanza>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean connected = true;

    private RawStream(XmppServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    /** Connects and secures the stream; its features inside TLS are received on return. */
    static RawStream open(XmppServer server) {
        try {
            Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
            plain.setTcpNoDelay(true);
            RawStream stream = new RawStream(server, plain);
            stream.secure();
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException("No connection to " + server.domain() + " on port " + server.port(), e);
        }
    }

    private void secure() throws IOException {
        socket.setSoTimeout((int) RawClient.PATIENCE.toMillis());
        XMLStreamReader in = header();
        readOne(in);
        send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        Stanza proceed = readOne(in);
        if (!proceed.name().equals("proceed")) {
            throw new AssertionError("No TLS: " + proceed);
        }
        SSLSocket secured = (SSLSocket) TestCertificate.context(server.certificate())
                .getSocketFactory()
                .createSocket(socket, server.domain(), server.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        secured.setSoTimeout(0);
        socket = secured;
        restart();
    }

    /** Opens the stream anew on the same socket, as after TLS and SASL, and returns with its features. */
    void restart() {
        XMLStreamReader in = header();
        synchronized (received) {
            received.clear();
            received.add(readOne(in));
        }
        Thread reader = new Thread(() -> readAll(in), "raw client of " + server.domain());
        reader.setDaemon(true);
        reader.start();
    }

    private XMLStreamReader header() {
        send("<?xml version='1.0'?><stream:stream to='" + server.domain()
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>");
        try {
            XMLStreamReader in = Stanza.reader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            in.nextTag();
            return in;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("No stream from " + server.domain(), e);
        }
    }

    private static Stanza readOne(XMLStreamReader in) {
        try {
            in.nextTag();
            return Stanza.read(in);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Stream broken", e);
        }
    }

    private void readAll(XMLStreamReader in) {
        try {
            while (in.next() != XMLStreamReader.END_ELEMENT) {
                if (in.isStartElement()) {
                    Stanza stanza = Stanza.read(in);
                    synchronized (received) {
                        received.add(stanza);
                    }
                    listeners.forEach(l -> l.accept(stanza));
                    if (stanza.name().equals("success")) {
                        return;
                    }
                }
            }
            connected = false;
        } catch (XMLStreamException e) {
            connected = false;
        }
    }

    void onStanza(Consumer<Stanza> listener) {
        listeners.add(listener);
    }

    synchronized void send(String xml) {
        try {
            socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            connected = false;
            throw new UncheckedIOException("Stream to " + server.domain() + " is broken", e);
        }
    }

    int mark() {
        synchronized (received) {
            return received.size();
        }
    }

    List<Stanza> since(int mark) {
        synchronized (received) {
            return List.copyOf(received.subList(mark, received.size()));
        }
    }

    Stanza await(String what, int mark, Predicate<Stanza> fits) {
        Optional<Stanza> found = Await.poll(RawClient.PATIENCE, () -> {
            Optional<Stanza> now = since(mark).stream().filter(fits).findFirst();
            if (now.isEmpty() && !connected) {
                throw new AssertionError("Stream ended before " + what + "; received " + since(mark));
            }
            return now;
        });
        return found.orElseThrow(() -> new AssertionError("No " + what + "; received " + since(mark)));
    }

    boolean isConnected() {
        return connected;
    }

    @Override
    public void close() {
        connected = false;
        try {
            socket.getOutputStream().write("</stream:stream>".getBytes(StandardCharsets.UTF_8));
            socket.close();
        } catch (IOException e) {
            // The other side was faster; the socket is gone either way.
            connected = false;
        }
    }
}
