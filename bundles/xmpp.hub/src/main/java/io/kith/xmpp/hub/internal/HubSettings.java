// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import io.kith.model.Jid;
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

    /** Copies the list, and refuses what is no domain. */
    public HubSettings {
        if (!new Jid("", domain, "").toString().equals(domain)) {
            throw new IllegalArgumentException("domain is to be written in lower case: \"" + domain + '"');
        }
        for (String component : components) {
            if (component.isBlank() || !new Jid("", component, "").toString().equals(component)) {
                throw new IllegalArgumentException("components holds \"" + component + "\", which is no name");
            }
        }
        components = List.copyOf(components);
    }
}
