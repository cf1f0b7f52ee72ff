// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One framework with the bundles of the distribution in it, from start to stop. */
final class House {

    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

    private final Framework framework;

    private House(Framework framework) {
        this.framework = framework;
    }

    /**
     * Starts the framework and everything in it. A bundle that cannot be used is named in the log, and the others
     * start all the same.
     *
     * @throws CannotStartException if the framework itself does not start, or the distribution has no bundles
     */
    static House open(Settings settings, Home home) throws CannotStartException {
        Framework framework = new Felix(new FrameworkSettings(settings, home).asMap());
        try {
            framework.init();
            BundleContext context = framework.getBundleContext();
            context.addFrameworkListener(House::failed);
            OsgiLog.bridge(context);
            install(context, BundleFile.below(settings.distribution().resolve("bundles"), settings.shell()));
            framework.start();
            return new House(framework);
        } catch (BundleException e) {
            throw new CannotStartException("The framework does not start (" + Cause.of(e) + ").");
        } catch (IOException e) {
            throw new CannotStartException("The distribution " + settings.distribution() + " is not complete ("
                    + Cause.of(e) + "). Build it again, or unpack it again.");
        }
    }

    Readiness readiness() {
        return new Readiness(framework.getBundleContext());
    }

    /** Waits until the framework stops; true if it was asked to start again, as the web console can ask. */
    boolean awaitStop() throws InterruptedException {
        int reason = framework.waitForStop(0).getType();
        return reason == FrameworkEvent.STOPPED_UPDATE || reason == FrameworkEvent.STOPPED_SYSTEM_REFRESHED;
    }

    /** Stops every bundle in the reverse order of its start. */
    void stop() throws InterruptedException {
        try {
            framework.stop();
        } catch (BundleException e) {
            LOG.warn("The framework does not stop in order", e);
        }
        if (framework.waitForStop(PATIENCE_AT_STOP.toMillis()).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
            LOG.warn("Bundles were still stopping after {} s; their work is cut off", PATIENCE_AT_STOP.toSeconds());
        }
    }

    private static void install(BundleContext context, List<BundleFile> files) {
        List<Bundle> installed = new ArrayList<>();
        for (BundleFile file : files) {
            try {
                Bundle bundle = context.installBundle(file.location());
                bundle.adapt(BundleStartLevel.class).setStartLevel(file.startLevel());
                installed.add(bundle);
            } catch (BundleException e) {
                LOG.warn(
                        "The bundle {} cannot be used ({}). Build or unpack the distribution again.",
                        name(file),
                        Cause.of(e),
                        e);
            }
        }
        // Marked only: they start when the framework climbs to their level, and errors then come as events.
        for (Bundle bundle : installed) {
            try {
                if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
                    bundle.start(Bundle.START_ACTIVATION_POLICY);
                }
            } catch (BundleException e) {
                LOG.warn("The bundle {} does not start ({})", bundle.getSymbolicName(), Cause.of(e), e);
            }
        }
    }

    private static Path name(BundleFile file) {
        return file.file().getFileName();
    }

    private static void failed(FrameworkEvent event) {
        Throwable failure = event.getThrowable();
        if (event.getType() != FrameworkEvent.ERROR || failure == null) {
            return;
        }
        String name = String.valueOf(event.getBundle().getSymbolicName());
        if (Unresolved.is(failure)) {
            LOG.warn(Unresolved.line(name, failure));
        } else {
            LOG.warn("The bundle {} does not start ({})", name, Cause.of(failure), failure);
        }
    }
}
