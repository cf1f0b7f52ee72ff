// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xmpp.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of the house, and the two threads of this bundle: one for time-outs, one for services. */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int SECONDS_TO_END = 5;

    private record Joined(ConnectionCore connection, Announcer announcer) {}

    private final Whiteboard whiteboard = new Whiteboard();
    private final StanzaTap tap = new StanzaTap();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("kith-xmpp-timer"));
    private final ExecutorService services = Executors.newSingleThreadExecutor(named("kith-xmpp-services"));
    private final Announcer.Registry registry;
    private final ConnectionCore.House house;
    private final IdentityHashMap<Link, Joined> joined = new IdentityHashMap<>();
    private boolean started;

    Connections(Announcer.Registry registry, Duration patience, String version) {
        this.registry = registry;
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        house = new ConnectionCore.House(whiteboard, tap, timer, patience, version);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    Whiteboard whiteboard() {
        return whiteboard;
    }

    StanzaTap tap() {
        return tap;
    }

    /** Opens the links so far; later ones are opened as they come. Before that, handlers had time to come. */
    void start() {
        List<Joined> links;
        synchronized (joined) {
            started = true;
            links = List.copyOf(joined.values());
        }
        links.forEach(Connections::open);
    }

    void add(Link link) {
        Joined added = join(link);
        boolean opens;
        synchronized (joined) {
            joined.put(link, added);
            opens = started;
        }
        if (opens) {
            open(added);
        }
    }

    private Joined join(Link link) {
        Announcer[] announcer = new Announcer[1];
        ConnectionCore connection = new ConnectionCore(link, house, () -> announcer[0].changed());
        announcer[0] = new Announcer(connection, registry, this::onServices);
        return new Joined(connection, announcer[0]);
    }

    private void onServices(Runnable task) {
        try {
            services.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException | LinkageError e) {
                    LOG.error("A service of a connection could not be announced", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Too late: this bundle is being stopped");
        }
    }

    private static void open(Joined each) {
        each.announcer().changed();
        each.connection().open();
    }

    void remove(Link link) {
        Joined gone;
        synchronized (joined) {
            gone = joined.remove(link);
        }
        if (gone != null) {
            close(gone);
        }
    }

    private static void close(Joined each) {
        each.announcer().close();
        each.connection().close();
    }

    /** Ends all streams in an orderly way. */
    void stop() {
        List<Joined> all;
        synchronized (joined) {
            all = new ArrayList<>(joined.values());
            joined.clear();
        }
        all.forEach(Connections::close);
        services.shutdown();
        try {
            if (!services.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("Somebody who uses a connection takes long to let go of it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
    }
}
