// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.nio.file.Path;

/** The embedded server of a house, seen by clients as any other server. Closing it does nothing: the house owns it. */
record HubServer(House house, String domain) implements XmppServer {

    @Override
    public int port() {
        return house.xmppPort();
    }

    @Override
    public Path certificate() {
        return house.home().resolve("data/xmpp.hub/hub.pem");
    }

    @Override
    public String log() {
        return house.log();
    }

    @Override
    public void close() {
        // The house ends its server with itself.
    }
}
