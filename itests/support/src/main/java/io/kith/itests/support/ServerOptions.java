// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.util.Map;

/**
 * How to run a server.
 *
 * @param domain the one domain it serves
 * @param tlsRequired whether a client must use STARTTLS; otherwise it may
 * @param components domains of external components with their secrets; none means no component port
 */
public record ServerOptions(String domain, boolean tlsRequired, Map<String, String> components) {

    public ServerOptions {
        components = Map.copyOf(components);
    }

    /** TLS required, no components. */
    public static ServerOptions of(String domain) {
        return new ServerOptions(domain, true, Map.of());
    }

    public ServerOptions withTlsOffered() {
        return new ServerOptions(domain, false, components);
    }

    public ServerOptions withComponents(Map<String, String> secrets) {
        return new ServerOptions(domain, tlsRequired, secrets);
    }
}
