// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import java.nio.file.Path;
import java.util.List;

/**
 * What a hub is started with.
 *
 * @param domain what it serves
 * @param host address on which it listens
 * @param port on which it listens; 0 for any that is free
 * @param tlsRequired whether logging in wants TLS
 * @param components names before the domain that bundles of this process may serve
 * @param directory where it keeps its data
 */
public record HubSettings(
        String domain, String host, int port, boolean tlsRequired, List<String> components, Path directory) {

    /** Copies the list. */
    public HubSettings {
        components = List.copyOf(components);
    }
}
