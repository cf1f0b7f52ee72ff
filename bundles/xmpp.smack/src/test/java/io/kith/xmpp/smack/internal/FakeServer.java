// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xml.Limits;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Namespaces;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A server without TLS that does as little as a login needs, and then whatever a test tells it. Every stream that was
 * logged in is offered by {@link #nextStream()}.
 */
final class FakeServer {

    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final String SM = "urn:xmpp:sm:3";

    /** How it behaves; what a test does not set is well-behaved. */
    static final class Manner {
        String password = "secret";
        String mechanisms = "<mechanism>SCRAM-SHA-256</mechanism><mechanism>SCRAM-SHA-1</mechanism>";
        /** Said with success in place of the right proof. */
        Optional<String> proof = Optional.empty();

        boolean resumable;
        /** Whether it has lost the streams that could be resumed. */
        boolean forgetful;

        boolean mute;
        String beforeBindResult = "";
        /** Answers IQs before login; by default none is allowed. */
        Function<Element, Element> registration = iq -> error(iq, "service-unavailable", "");
        /** Said instead of anything when a stream is opened. */
        Optional<String> insteadOfFeatures = Optional.empty();
    }

    final Manner manner = new Manner();
    final List<Element> heardBeforeLogin = new ArrayList<>();
    private final ServerSocket listening;
    private final BlockingQueue<Stream> streams = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new ArrayList<>();
    private int connections;

    FakeServer() throws IOException {
        this(0);
    }

    FakeServer(int port) throws IOException {
        listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        daemon(this::accept);
    }

    static Element error(Element iq, String condition, String text) {
        Element.Builder error = Element.builder(Namespaces.CLIENT, "error")
                .attribute("type", "cancel")
                .child(Namespaces.STANZAS, condition);
        if (!text.isEmpty()) {
            error.child(Namespaces.STANZAS, "text", text);
        }
        return Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", "error")
                .attribute("id", iq.attribute("id"))
                .child(error.build())
                .build();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How often somebody connected. */
    synchronized int connections() {
        return connections;
    }

    /** The next stream that was logged in. */
    Stream nextStream() throws InterruptedException {
        Stream stream = streams.poll(Witness.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("Nobody logged in in time");
        }
        return stream;
    }

    /** Stops to listen and drops every connection. */
    synchronized void stop() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                synchronized (this) {
                    connections++;
                    sockets.add(socket);
                }
                daemon(() -> serve(new Stream(socket)));
            }
        } catch (IOException e) {
            // stopped
        }
    }

    private void serve(Stream stream) {
        try {
            if (manner.mute) {
                return;
            }
            XmlReader reader = new XmlReader(stream.socket.getInputStream(), Limits.STANZA);
            reader.openStream();
            stream.send(header());
            stream.send(manner.insteadOfFeatures.orElse("<stream:features><mechanisms xmlns='" + SASL + "'>"
                    + manner.mechanisms + "</mechanisms></stream:features>"));
            if (!authenticate(stream, reader)) {
                return;
            }
            reader = new XmlReader(stream.socket.getInputStream(), Limits.STANZA);
            reader.openStream();
            stream.send(header());
            stream.send("<stream:features><bind xmlns='" + BIND + "'/>"
                    + (manner.resumable ? "<sm xmlns='" + SM + "'/>" : "") + "</stream:features>");
            enter(stream, reader);
            streams.add(stream);
            converse(stream, reader);
        } catch (IOException | XmlException e) {
            stream.heard.add(Element.of("test", "gone"));
        }
    }

    private static String header() {
        return "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
                + " id='s1' from='fake.test' version='1.0'>";
    }

    private boolean authenticate(Stream stream, XmlReader reader) throws IOException, XmlException {
        while (true) {
            Optional<Element> next = reader.nextElement();
            if (next.isEmpty()) {
                return false;
            }
            Element element = next.get();
            if (element.localName().equals("iq")) {
                heardBeforeLogin.add(element);
                stream.send(manner.registration.apply(element));
                continue;
            }
            ScramServer scram =
                    new ScramServer(element.attribute("mechanism").orElse(""), element.text(), manner.password);
            stream.send("<challenge xmlns='" + SASL + "'>" + scram.challenge() + "</challenge>");
            Element response = reader.nextElement().orElseThrow(() -> new IOException("gone"));
            Optional<String> success = scram.verify(response.text());
            if (success.isPresent()) {
                stream.send("<success xmlns='" + SASL + "'>" + manner.proof.orElse(success.get()) + "</success>");
                return true;
            }
            stream.send("<failure xmlns='" + SASL + "'><not-authorized/></failure>");
        }
    }

    private void enter(Stream stream, XmlReader reader) throws IOException, XmlException {
        Element first = reader.nextElement().orElseThrow(() -> new IOException("gone"));
        if (first.localName().equals("resume") && manner.forgetful) {
            stream.send("<failed xmlns='" + SM
                    + "'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
            first = reader.nextElement().orElseThrow(() -> new IOException("gone"));
        } else if (first.localName().equals("resume")) {
            stream.resumed = true;
            stream.send("<resumed xmlns='" + SM + "' previd='sm1' h='0'/>");
            return;
        }
        stream.send(manner.beforeBindResult);
        stream.send("<iq type='result' id='" + first.attribute("id").orElseThrow() + "'><bind xmlns='" + BIND
                + "'><jid>thing@fake.test/kith</jid></bind></iq>");
        if (manner.resumable) {
            reader.nextElement();
            stream.send("<enabled xmlns='" + SM + "' id='sm1' resume='true'/>");
        }
    }

    private static void converse(Stream stream, XmlReader reader) throws IOException, XmlException {
        while (true) {
            if (stream.deaf) {
                return;
            }
            Optional<Element> next = reader.nextElement();
            if (next.isEmpty()) {
                stream.heard.add(Element.of("test", "end"));
                if (stream.endsPolitely) {
                    stream.send("</stream:stream>");
                    stream.socket.close();
                }
                return;
            }
            stream.heard.add(next.get());
            if (stream.answersPings && next.get().child("urn:xmpp:ping", "ping").isPresent()) {
                stream.send(
                        "<iq type='result' id='" + next.get().attribute("id").orElse("") + "'/>");
            }
        }
    }

    /** One connection. */
    static final class Stream {
        final BlockingQueue<Element> heard = new LinkedBlockingQueue<>();
        final Socket socket;
        volatile boolean resumed;
        volatile boolean answersPings = true;
        volatile boolean endsPolitely = true;
        volatile boolean deaf;

        Stream(Socket socket) {
            this.socket = socket;
        }

        void send(Element element) throws IOException {
            send(element.toString());
        }

        synchronized void send(String xml) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(xml.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** The next thing that the client says. */
        Element next() throws InterruptedException {
            Element element = heard.poll(Witness.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (element == null) {
                throw new AssertionError("Nothing heard in time");
            }
            return element;
        }
    }
}
