// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the sockets of one connection: without Nagle's delay, which costs 40 ms a question against delayed
 * acknowledgements, and remembered, so that a connection that blocks can be ended from outside.
 */
final class RawSockets extends SocketFactory {

    private static final Logger LOG = LoggerFactory.getLogger(RawSockets.class);

    private final List<Socket> made = new ArrayList<>();

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        // Bounds what Java's TLS waits for on closing while another thread is stuck in a write.
        socket.setSoLinger(true, 1);
        synchronized (made) {
            made.removeIf(Socket::isClosed);
            made.add(socket);
        }
        return socket;
    }

    /** Closes every socket that is open; whoever reads, writes or connects on one gets an exception. */
    void close() {
        synchronized (made) {
            for (Socket socket : made) {
                try {
                    socket.close();
                } catch (IOException e) {
                    LOG.debug("A socket could not be closed", e);
                }
            }
            made.clear();
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress peer) throws IOException {
        Socket socket = createSocket();
        socket.connect(peer);
        return socket;
    }

    private Socket connected(InetSocketAddress peer, InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        socket.bind(local);
        socket.connect(peer);
        return socket;
    }
}
