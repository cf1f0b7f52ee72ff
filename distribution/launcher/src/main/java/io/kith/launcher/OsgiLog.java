// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Carries what bundles say to the OSGi Log Service to slf4j. Declarative Services report there, and only there, that a
 * component could not be activated.
 */
final class OsgiLog implements LogListener, ServiceTrackerCustomizer<LogReaderService, LogReaderService> {

    /** The framework's own events arrive here too; {@link FrameworkLog} and {@link House} tell them better. */
    private static final String EVENTS = "Events.";

    /** What the Log Service calls the logger of a bundle that named none. */
    private static final Set<String> NAMELESS = Set.of("", "null", "ROOT");

    private final BundleContext context;

    private OsgiLog(BundleContext context) {
        this.context = context;
    }

    /** Listens to every Log Service that comes, from its first entry on. */
    static void bridge(BundleContext context) {
        new ServiceTracker<>(context, LogReaderService.class, new OsgiLog(context)).open();
    }

    @Override
    public LogReaderService addingService(ServiceReference<LogReaderService> reference) {
        LogReaderService reader = context.getService(reference);
        reader.addLogListener(this);
        return reader;
    }

    @Override
    public void modifiedService(ServiceReference<LogReaderService> reference, LogReaderService reader) {}

    @Override
    public void removedService(ServiceReference<LogReaderService> reference, LogReaderService reader) {
        reader.removeLogListener(this);
    }

    @Override
    public void logged(LogEntry entry) {
        String source = String.valueOf(entry.getLoggerName()).replaceFirst("^LogService\\.?", "");
        if (source.startsWith(EVENTS)) {
            return;
        }
        Bundle bundle = entry.getBundle();
        Logger log = LoggerFactory.getLogger(NAMELESS.contains(source) ? name(bundle) : source);
        log.atLevel(level(entry.getLogLevel()))
                .setCause(entry.getException())
                .log(Plainly.said(name(bundle), String.valueOf(entry.getMessage()), entry.getException()));
    }

    private static String name(@Nullable Bundle bundle) {
        return bundle == null || bundle.getSymbolicName() == null ? "osgi" : bundle.getSymbolicName();
    }

    private static Level level(LogLevel level) {
        return switch (level) {
            case AUDIT, INFO -> Level.INFO;
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }
}
