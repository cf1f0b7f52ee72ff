// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import io.kith.xmpp.hub.internal.core.Policy;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a hub running as configured: starts it, tries again when port or folder cannot be had, starts anew what cannot
 * change in place. One thread does all of that.
 */
final class HubKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(HubKeeper.class);
    private static final long LONGEST_PAUSE = 60_000;

    private final Function<Hub, AutoCloseable> announce;
    private final long firstPause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread starter = new Thread(r, "kith-hub-keeper");
        starter.setDaemon(true);
        return starter;
    });

    private @Nullable HubSettings settings;
    private Policy policy = Policy.DEFAULT;
    private @Nullable Hub hub;
    private @Nullable AutoCloseable announcement;
    private int attempt;

    /**
     * A keeper that runs nothing yet.
     *
     * @param announce makes a hub that runs known, until what it returns is closed
     * @param firstPause milliseconds before the second attempt; each further one waits twice as long, up to a minute
     */
    HubKeeper(Function<Hub, AutoCloseable> announce, long firstPause) {
        this.announce = announce;
        this.firstPause = firstPause;
    }

    /** Runs a hub like that from now on. Returns at once. */
    void keep(HubSettings newSettings, Policy newPolicy) {
        thread.execute(() -> change(newSettings, newPolicy));
    }

    /** Ends the hub, if one runs, and waits for that. */
    void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(this::stop);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The XMPP hub takes long to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(HubSettings newSettings, Policy newPolicy) {
        policy = newPolicy;
        Hub running = hub;
        if (running != null && newSettings.equals(settings)) {
            running.policy(newPolicy);
            return;
        }
        stop();
        settings = newSettings;
        attempt = 0;
        start(newSettings);
    }

    private void start(HubSettings wanted) {
        if (!wanted.equals(settings) || hub != null) {
            return;
        }
        try {
            Hub started = new Hub(wanted, policy);
            hub = started;
            announcement = announce.apply(started);
            LOG.info("The XMPP hub serves {} on {}:{}", wanted.domain(), wanted.host(), started.port());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            end();
            long pause = Math.min(LONGEST_PAUSE, firstPause << Math.min(attempt, 10));
            if (attempt++ == 0) {
                LOG.error("{}; trying again until it works", explain(wanted, e));
            } else {
                LOG.debug("Attempt {} to start the hub: {}", attempt, e.toString());
            }
            thread.schedule(() -> start(wanted), pause, TimeUnit.MILLISECONDS);
        }
    }

    private static String explain(HubSettings wanted, Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "The XMPP hub cannot start: what is kept in " + wanted.directory()
                    + " does not fit into the memory of this Java (" + e.getMessage() + "); give it more with -Xmx";
        }
        if (e instanceof BindException) {
            return "The XMPP hub cannot have port " + wanted.port() + " on " + wanted.host() + " (" + e.getMessage()
                    + "): stop whoever uses it, or set KITH_XMPP_PORT to a free one";
        }
        if (e instanceof UnknownHostException) {
            return "The XMPP hub cannot listen on \"" + wanted.host()
                    + "\": that is no address of this computer; correct host in io.kith.xmpp.hub";
        }
        return "The XMPP hub cannot start: " + (e.getMessage() == null ? e.toString() : e.getMessage());
    }

    private void stop() {
        settings = null;
        end();
    }

    private void end() {
        AutoCloseable known = announcement;
        Hub running = hub;
        announcement = null;
        hub = null;
        try {
            if (known != null) {
                known.close();
            }
            if (running != null) {
                running.close();
                LOG.info("The XMPP hub stopped");
            }
        } catch (Exception e) {
            LOG.warn("The XMPP hub did not stop as it should", e);
        }
    }
}
