// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Link;
import io.kith.xmpp.Status;
import io.kith.xmpp.Status.State;
import io.kith.xmpp.hub.internal.core.Stanza;
import io.kith.xmpp.hub.internal.routing.ComponentSession;
import io.kith.xmpp.hub.internal.routing.Router;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A domain beside the hub's, served by bundles of this process without a socket. One thread each way. */
final class ComponentLink implements Link {

    private static final Logger LOG = LoggerFactory.getLogger(ComponentLink.class);
    private static final int MOST_WAITING = 2000;

    private final String name;
    private final Jid jid;
    private final ComponentSession session;
    private final ThreadPoolExecutor towardsComponent;
    private final ThreadPoolExecutor towardsHub;
    private volatile @Nullable Listener listener;
    private volatile boolean online;

    ComponentLink(String name, Router router) {
        this.name = name;
        this.jid = new Jid("", name + '.' + router.domain().domain(), "");
        this.session = new ComponentSession(jid, router, this::deliver);
        this.towardsComponent = thread("kith-hub-to-" + name);
        this.towardsHub = thread("kith-hub-from-" + name);
        session.attach();
    }

    private static ThreadPoolExecutor thread(String name) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), r -> {
                    Thread thread = new Thread(r, name);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    @Override
    public String account() {
        return name;
    }

    @Override
    public Jid jid() {
        return jid;
    }

    @Override
    public Kind kind() {
        return Kind.COMPONENT;
    }

    @Override
    public void open(Listener newListener) {
        listener = newListener;
        towardsComponent.execute(() -> {
            online = true;
            newListener.online(jid);
            newListener.status(new Status(State.ONLINE, Instant.now(), ""));
        });
    }

    private boolean deliver(Element stanza) {
        Listener target = listener;
        if (target == null || !online) {
            return false;
        }
        try {
            towardsComponent.execute(() -> received(target, stanza));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.warn("{} takes too little: a stanza for it was refused", jid);
            return false;
        }
    }

    private void received(Listener target, Element stanza) {
        try {
            target.received(stanza);
        } catch (RuntimeException e) {
            LOG.error("A stanza for {} was not taken", jid, e);
        }
    }

    @Override
    public void send(Element stanza) {
        if (!online) {
            throw new IllegalStateException(jid + " is not online");
        }
        Stanza addressed = session.address(stanza);
        try {
            towardsHub.execute(() -> session.send(addressed));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException(jid + " sends more than the hub takes", e);
        }
    }

    @Override
    public void reconnect() {
        Listener target = listener;
        if (target != null && online) {
            online = false;
            session.abandon();
            towardsComponent.execute(() -> target.status(new Status(State.CONNECTING, Instant.now(), "")));
            open(target);
        }
    }

    @Override
    public void close() {
        online = false;
        session.abandon();
        towardsHub.shutdown();
        Listener target = listener;
        if (target != null && !towardsComponent.isShutdown()) {
            towardsComponent.execute(() -> target.status(new Status(State.CLOSED, Instant.now(), "")));
        }
        towardsComponent.shutdown();
    }
}
