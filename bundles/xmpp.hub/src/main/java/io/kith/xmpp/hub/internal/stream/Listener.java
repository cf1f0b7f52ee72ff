// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.core.StreamError;
import io.kith.xmpp.hub.internal.core.StreamException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts clients, counts them, and looks after them once a second. Whatever is thrown costs one connection at most:
 * a port that is open is served.
 */
public final class Listener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int BACKLOG = 100;
    private static final int STACK = 512 * 1024;
    private static final long FAREWELL_MILLIS = 2000;
    private static final long PAUSE_MILLIS = 50;

    private final ServerSocket server;
    private final Services services;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread thread = new Thread(r, "kith-hub-watch");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Opens the port.
     *
     * @param port 0 for any that is free
     * @throws IOException if that fails, such as {@link java.net.BindException} if the port is in use
     */
    public Listener(InetAddress host, int port, Services services) throws IOException {
        this.services = services;
        this.server = new ServerSocket();
        try {
            // Connections of a hub that just ended may linger.
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Begins to accept. */
    public void start() {
        Thread acceptor = new Thread(this::accept, "kith-hub-accept");
        acceptor.setDaemon(true);
        acceptor.start();
        watch.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** The port that is open. */
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            Socket socket = null;
            try {
                socket = server.accept();
                admit(socket);
            } catch (Throwable e) {
                abandon(socket);
                if (!server.isClosed()) {
                    report("A connection could not be accepted", e);
                    // What is short, such as files, is not there again at once.
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
                }
            }
        }
    }

    private static void abandon(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.debug("A socket could not be closed", e);
        }
    }

    /** Says so if that can still be said. */
    private static void report(String what, Throwable why) {
        try {
            LOG.error(what, why);
        } catch (Throwable e) {
            // There is no memory even for that; whoever called goes on.
        }
    }

    private void admit(Socket socket) throws IOException {
        String name = "kith-hub-client-" + numbers.incrementAndGet();
        ClientConnection connection = new ClientConnection(socket, services, name);
        if (isFull(connection.address())) {
            refuse(socket);
            return;
        }
        connections.add(connection);
        try {
            Thread reader = new Thread(null, () -> serve(connection), name, STACK);
            reader.setDaemon(true);
            reader.start();
        } catch (Throwable e) {
            // Such as no more threads: this one connection goes, the others stay.
            connections.remove(connection);
            connection.close();
            throw e;
        }
    }

    private void serve(ClientConnection connection) {
        try {
            connection.run();
        } finally {
            connections.remove(connection);
        }
    }

    private boolean isFull(String address) {
        Policy.Streams limits = services.policy().get().streams();
        long same =
                connections.stream().filter(c -> c.address().equals(address)).count();
        return connections.size() >= limits.total() || same >= limits.perAddress();
    }

    /** The text fits into the socket's buffer, so this does not wait for the peer. */
    private void refuse(Socket socket) throws IOException {
        LOG.warn("A connection from {} was refused: there are too many", socket.getInetAddress());
        try (socket) {
            String text = StreamText.header(services.domain(), "refused")
                    + StreamText.error(new StreamException(
                            StreamError.RESOURCE_CONSTRAINT, "There are too many connections; try later."));
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
        }
    }

    /** Throws nothing, or it would not be called again. */
    private void tick() {
        try {
            connections.forEach(Listener::tick);
        } catch (Throwable e) {
            report("The connections cannot be looked after", e);
        }
    }

    private static void tick(ClientConnection connection) {
        try {
            connection.tick();
        } catch (Throwable e) {
            connection.close();
            report("A connection cannot be looked after and was closed", e);
        }
    }

    /** Ends all streams in an orderly way if the clients read, and closes the port. */
    @Override
    public void close() throws IOException {
        server.close();
        watch.shutdownNow();
        connections.forEach(ClientConnection::stop);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MILLIS);
        while (!connections.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        connections.forEach(ClientConnection::close);
    }
}
