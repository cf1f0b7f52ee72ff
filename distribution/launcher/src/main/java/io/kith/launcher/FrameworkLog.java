// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What the framework itself has to say, which it would otherwise print. */
final class FrameworkLog extends Logger {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("org.apache.felix.framework");

    @Override
    @SuppressWarnings("rawtypes") // Felix declares it so.
    protected void doLog(
            @Nullable Bundle bundle,
            @Nullable ServiceReference reference,
            int level,
            String message,
            @Nullable Throwable failure) {
        doLog(level, bundle == null ? message : message + " [" + bundle + "]", failure);
    }

    @Override
    protected void doLog(int level, String message, @Nullable Throwable failure) {
        // Comes as a framework event too, and House tells that one in words.
        boolean twice = message.startsWith("Error starting ");
        LOG.atLevel(twice ? Level.DEBUG : slf4j(level)).setCause(failure).log(message);
    }

    private static Level slf4j(int level) {
        return switch (level) {
            case LOG_ERROR -> Level.ERROR;
            case LOG_WARNING -> Level.WARN;
            case LOG_INFO -> Level.INFO;
            default -> Level.DEBUG;
        };
    }
}
