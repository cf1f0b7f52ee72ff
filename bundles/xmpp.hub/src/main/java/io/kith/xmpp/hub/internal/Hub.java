// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import io.kith.xmpp.Link;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.routing.Accounts;
import io.kith.xmpp.hub.internal.routing.Router;
import io.kith.xmpp.hub.internal.sasl.Authenticator;
import io.kith.xmpp.hub.internal.store.HubStore;
import io.kith.xmpp.hub.internal.stream.Listener;
import io.kith.xmpp.hub.internal.stream.Services;
import io.kith.xmpp.hub.internal.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** A running server: store, router and listener put together. */
public final class Hub implements AutoCloseable {

    private final HubSettings settings;
    private final AtomicReference<Policy> policy;
    private final HubStore store;
    private final Router router;
    private final ServerIdentity identity;
    private final Listener listener;
    private final List<ComponentLink> links;

    /**
     * Opens store and port and begins to serve.
     *
     * @throws IOException if folder or port cannot be had; the message, or its type, says which
     */
    public Hub(HubSettings settings, Policy policy) throws IOException {
        this.settings = settings;
        this.policy = new AtomicReference<>(policy);
        LongSupplier millis = () -> Duration.ofNanos(System.nanoTime()).toMillis();
        this.store = HubStore.open(settings.directory());
        try {
            this.identity = ServerIdentity.open(settings.directory(), settings.domain());
            this.router = new Router(settings.domain(), store, this.policy::get, millis);
            this.links = settings.components().stream()
                    .map(name -> new ComponentLink(name, router))
                    .toList();
            Authenticator authenticator =
                    new Authenticator(settings.domain(), store.accounts()::credentials, store.secret(), millis);
            Services services = new Services(
                    settings.domain(),
                    settings.tlsRequired(),
                    identity.context(),
                    authenticator,
                    router,
                    this.policy::get,
                    new AtomicLong());
            this.listener = new Listener(InetAddress.getByName(settings.host()), settings.port(), services);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
        listener.start();
    }

    /** The domain served. */
    public String domain() {
        return settings.domain();
    }

    /** The port that is open. */
    public int port() {
        return listener.port();
    }

    /** The address on which it listens. */
    public String host() {
        return settings.host();
    }

    /** One for each component. */
    public List<Link> links() {
        return List.copyOf(links);
    }

    /** The certificate in PEM. */
    public Path certificate() {
        return identity.certificateFile();
    }

    /** Accounts. */
    public Accounts accounts() {
        return router.accounts();
    }

    /** Changes limits while streams stay up. */
    public void policy(Policy changed) {
        policy.set(changed);
    }

    /** Ends all streams, and frees port and folder. */
    @Override
    public void close() throws IOException {
        try {
            links.forEach(ComponentLink::close);
            listener.close();
        } finally {
            store.close();
        }
    }
}
