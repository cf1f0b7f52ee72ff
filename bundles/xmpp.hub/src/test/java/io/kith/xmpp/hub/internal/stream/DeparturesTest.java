// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When stanzas leave towards a client. */
class DeparturesTest {

    private final Outbound queue = new Outbound("bind", () -> 100_000, new AtomicLong());
    private Socket client;
    private Thread writer;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client = new Socket(listening.getInetAddress(), listening.getLocalPort());
            client.setSoTimeout(20_000);
            Wire wire = new Wire(listening.accept());
            writer = new Thread(() -> queue.run(wire));
            writer.start();
        }
        awaitIdleWriter();
    }

    @AfterEach
    void close() throws Exception {
        queue.end();
        assertTrue(queue.awaitEnd(20_000));
        client.close();
    }

    private void awaitIdleWriter() {
        long begun = System.nanoTime();
        while (writer.getState() != Thread.State.WAITING) {
            assertTrue(System.nanoTime() - begun < 20_000_000_000L);
            LockSupport.parkNanos(100_000);
        }
    }

    private void send(String id) {
        assertTrue(queue.send(Element.builder(Namespaces.CLIENT, "message")
                .attribute("id", id)
                .build()));
    }

    /** What comes in one piece. */
    private String read() throws IOException {
        byte[] buffer = new byte[8192];
        int length = client.getInputStream().read(buffer);
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    @Test
    void whatAnyThreadSendsLeavesAtOnce() throws IOException {
        send("1");
        assertEquals("<message id='1'/>", read());
    }

    @Test
    void whatCameInOnePieceLeavesInOnePiece() throws IOException {
        Departures departures = new Departures();
        departures.begin();
        send("1");
        send("2");
        assertEquals(Thread.State.WAITING, writer.getState());
        departures.leave();
        assertEquals("<message id='1'/><message id='2'/>", read());
        awaitIdleWriter();
        send("3");
        departures.end();
        assertEquals("<message id='3'/>", read());
        send("4");
        assertEquals("<message id='4'/>", read());
    }

    @Test
    void muchLeavesAtOnce() throws IOException {
        Departures departures = new Departures();
        departures.begin();
        send("x".repeat(20_000));
        assertTrue(read().startsWith("<message id='xxx"));
        departures.end();
    }

    @Test
    void aReaderLetsThemGoBeforeItWaits() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket peer = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            Wire wire = new Wire(listening.accept());
            Departures departures = new Departures();
            wire.beforeWaiting(departures::leave);
            peer.getOutputStream().write("<s><a/><b/>".getBytes(StandardCharsets.UTF_8));
            Thread reader = new Thread(() -> forward(wire, departures));
            reader.start();
            assertEquals("<message id='a'/><message id='b'/>", read());
            peer.getOutputStream().write("</s>".getBytes(StandardCharsets.UTF_8));
            reader.join(20_000);
        }
    }

    private void forward(Wire wire, Departures departures) {
        departures.begin();
        try {
            wire.open();
            for (var next = wire.next(); next.isPresent(); next = wire.next()) {
                send(next.get().localName());
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            departures.end();
        }
    }
}
