// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xmpp.Connection;
import io.kith.xmpp.Online;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the services of one connection as the connection is. Works on a thread of its own executor, because others
 * start and stop within a registration, and that may take them time that the link's thread does not have.
 */
final class Announcer {

    /** The part of the framework that is needed. */
    interface Registry {
        /** Registers a service; the result takes it back. */
        <S> Runnable register(Class<S> type, S service, Map<String, Object> properties);
    }

    private record Marker(Connection connection) implements Online {}

    private final ConnectionCore connection;
    private final Registry registry;
    private final Executor executor;
    private final Map<String, Object> properties;
    private boolean isOpen = true;
    private int onlineSession;
    private @Nullable Runnable withdrawConnection;
    private @Nullable Runnable withdrawOnline;

    Announcer(ConnectionCore connection, Registry registry, Executor executor) {
        this.connection = connection;
        this.registry = registry;
        this.executor = executor;
        this.properties = Map.of(
                Connection.ACCOUNT,
                connection.account(),
                Connection.JID,
                connection.jid().toString());
    }

    /** The connection may have changed. */
    void changed() {
        executor.execute(this::update);
    }

    /** Takes all services back. */
    void close() {
        executor.execute(() -> {
            isOpen = false;
            update();
        });
    }

    private void update() {
        if (isOpen && withdrawConnection == null) {
            withdrawConnection = registry.register(Connection.class, connection, properties);
        }
        int ready = isOpen ? connection.readySession() : 0;
        if (ready != onlineSession && withdrawOnline != null) {
            withdrawOnline.run();
            withdrawOnline = null;
        }
        if (ready != 0 && withdrawOnline == null) {
            withdrawOnline = registry.register(Online.class, new Marker(connection), properties);
        }
        onlineSession = ready;
        if (!isOpen && withdrawConnection != null) {
            withdrawConnection.run();
            withdrawConnection = null;
        }
    }
}
