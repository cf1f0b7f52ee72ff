// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Link;
import io.kith.xmpp.MessageHandler;
import io.kith.xmpp.PresenceHandler;
import io.kith.xmpp.StanzaListener;
import java.time.Duration;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings links and handlers from the service registry to {@link Connections}, and its services back. */
@Component(
        immediate = true,
        service = {})
public final class ConnectionsComponent {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Connections connections;

    /** Begins without links; those that are there follow at once. */
    @Activate
    public ConnectionsComponent(BundleContext context) {
        connections = new Connections(
                registryOf(context), PATIENCE, context.getBundle().getVersion().toString());
    }

    private static Announcer.Registry registryOf(BundleContext context) {
        return new Announcer.Registry() {
            @Override
            public <S> Runnable register(Class<S> type, S service, Map<String, Object> properties) {
                ServiceRegistration<S> registration =
                        context.registerService(type, service, FrameworkUtil.asDictionary(properties));
                return () -> {
                    try {
                        registration.unregister();
                    } catch (IllegalStateException e) {
                        // This bundle was stopped in the meantime, which took it back already.
                        return;
                    }
                };
            }
        };
    }

    @Activate
    void start() {
        connections.start();
    }

    @Deactivate
    void stop() {
        connections.stop();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addLink(Link link) {
        connections.add(link);
    }

    void removeLink(Link link) {
        connections.remove(link);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addIqHandler(IqHandler handler, Map<String, ?> properties) {
        connections.whiteboard().put(handler, properties);
    }

    void updatedIqHandler(IqHandler handler, Map<String, ?> properties) {
        connections.whiteboard().put(handler, properties);
    }

    void removeIqHandler(IqHandler handler, Map<String, ?> properties) {
        connections.whiteboard().remove(properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMessageHandler(MessageHandler handler, Map<String, ?> properties) {
        connections.whiteboard().put(handler, properties);
    }

    void updatedMessageHandler(MessageHandler handler, Map<String, ?> properties) {
        connections.whiteboard().put(handler, properties);
    }

    void removeMessageHandler(MessageHandler handler, Map<String, ?> properties) {
        connections.whiteboard().remove(properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPresenceHandler(PresenceHandler handler, Map<String, ?> properties) {
        connections.whiteboard().put(handler, properties);
    }

    void updatedPresenceHandler(PresenceHandler handler, Map<String, ?> properties) {
        connections.whiteboard().put(handler, properties);
    }

    void removePresenceHandler(PresenceHandler handler, Map<String, ?> properties) {
        connections.whiteboard().remove(properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStanzaListener(StanzaListener listener) {
        connections.tap().add(listener);
    }

    void removeStanzaListener(StanzaListener listener) {
        connections.tap().remove(listener);
    }
}
