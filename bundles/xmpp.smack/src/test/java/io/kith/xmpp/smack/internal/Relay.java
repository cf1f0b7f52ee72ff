// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A network between a link and a server of this machine, which can be cut, or take nothing any more. */
final class Relay {

    private final ServerSocket listening;
    private final int target;
    private final List<Socket> sockets = new ArrayList<>();
    private volatile boolean frozen;

    Relay(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Drops all connections; new ones are taken. */
    synchronized void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** Reads nothing any more, from nobody. */
    void freeze() {
        frozen = true;
    }

    void stop() throws IOException {
        listening.close();
        cut();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                synchronized (this) {
                    sockets.add(near);
                    sockets.add(far);
                }
                daemon(() -> pump(near, far));
                daemon(() -> pump(far, near));
            }
        } catch (IOException e) {
            // stopped
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            int count = from.getInputStream().read(buffer);
            while (count >= 0 && !frozen) {
                to.getOutputStream().write(buffer, 0, count);
                count = from.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // cut
        }
    }
}
