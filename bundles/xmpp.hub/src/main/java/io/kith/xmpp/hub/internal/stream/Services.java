// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.routing.Router;
import io.kith.xmpp.hub.internal.sasl.Authenticator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What every connection needs of the hub.
 *
 * @param domain the domain served
 * @param tlsRequired whether nothing but TLS may begin a stream
 * @param tls the server's key
 * @param authenticator who may log in
 * @param router where stanzas go
 * @param policy limits, as they are now
 * @param queued bytes that wait for slow readers, all together
 */
public record Services(
        String domain,
        boolean tlsRequired,
        SSLContext tls,
        Authenticator authenticator,
        Router router,
        Supplier<Policy> policy,
        AtomicLong queued) {}
