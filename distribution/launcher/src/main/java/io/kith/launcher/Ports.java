// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out, before a server fails on it in its own words, whether a port can be had. */
final class Ports {

    private Ports() {}

    /** Whether something else listens on this port of this machine, seen from loopback. */
    static boolean taken(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // As the servers do, so that connections of a house just stopped do not count.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
