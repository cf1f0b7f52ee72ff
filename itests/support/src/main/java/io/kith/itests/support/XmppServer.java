// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.nio.file.Path;
import java.util.OptionalInt;

/** A running XMPP server of one domain on 127.0.0.1. It offers STARTTLS, SCRAM-SHA-1 and in-band registration. */
public interface XmppServer extends AutoCloseable {

    /** The domain it serves; nothing resolves it, so connect to 127.0.0.1. */
    String domain();

    /** The port for clients. */
    int port();

    /** The port for external components (XEP-0114), when any was asked for. */
    default OptionalInt componentPort() {
        return OptionalInt.empty();
    }

    /** The certificate it shows, as PEM. */
    Path certificate();

    /** What the server has logged so far, for the report of a failed test. */
    String log();

    /** Makes an account in the way of any client, by in-band registration (XEP-0077). */
    default void createAccount(String user, String password) {
        RawClient.register(this, user, password);
    }

    @Override
    void close();
}
