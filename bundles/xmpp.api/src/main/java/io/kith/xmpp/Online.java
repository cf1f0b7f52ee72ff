// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A service that exists exactly while a stream is authenticated and its roster is known, with the service properties of
 * {@link Connection}. Depend on it to be switched on and off with the network.
 */
@ProviderType
public interface Online {

    /** Which connection is online. */
    Connection connection();
}
