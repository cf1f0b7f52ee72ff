// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import io.kith.model.Jid;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A server of XMPP that runs in this house. A service exactly while it listens. Service properties: {@value #DOMAIN},
 * {@value #HOST}, {@value #PORT} and {@value #CERTIFICATE}.
 */
@ProviderType
public interface XmppServer {

    /** Service property: the domain that it serves. */
    String DOMAIN = "kith.domain";

    /** Service property: the address on which it listens. */
    String HOST = "kith.xmpp.host";

    /** Service property: the port on which it listens, an Integer. */
    String PORT = "kith.xmpp.port";

    /** Service property: path of the file with its certificate (PEM), for clients that shall trust it. */
    String CERTIFICATE = "kith.certificate";

    /** Bare addresses of all accounts, sorted. */
    List<Jid> accounts();

    /**
     * Makes an account.
     *
     * @throws IllegalArgumentException if there is one of that name, or name or password will not do; says why
     */
    void createAccount(String user, String password);

    /** Removes an account with its roster and ends its streams. Returns whether there was one. */
    boolean removeAccount(String user);

    /** Gives an account another password. Returns whether there is one of that name. */
    boolean changePassword(String user, String password);
}
