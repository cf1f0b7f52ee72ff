// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.felix;

import io.kith.itests.support.XmppServer;
import java.nio.file.Path;

/** The embedded server in the framework of this test, seen by clients as any other server. */
record FrameworkHub(int port, Path certificate) implements XmppServer {

    @Override
    public String domain() {
        return "localhost";
    }

    @Override
    public String log() {
        return "";
    }

    @Override
    public void close() {
        // The framework ends it.
    }
}
