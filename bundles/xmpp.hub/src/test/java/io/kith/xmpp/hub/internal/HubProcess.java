// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import io.kith.xmpp.hub.internal.core.Policy;
import java.nio.file.Path;
import java.util.List;

/** A hub in a Java of its own, for tests that kill it: folder and port are the arguments; prints the port. */
final class HubProcess {

    private HubProcess() {}

    public static void main(String[] args) throws Exception {
        HubSettings settings = new HubSettings(
                "localhost", "127.0.0.1", Integer.parseInt(args[1]), false, List.of("registry"), Path.of(args[0]));
        try (Hub hub = new Hub(settings, Policy.DEFAULT)) {
            System.out.println("port " + hub.port());
            System.out.flush();
            while (System.in.read() >= 0) {
                // until whoever started us closes our input, or kills us
            }
        }
    }
}
