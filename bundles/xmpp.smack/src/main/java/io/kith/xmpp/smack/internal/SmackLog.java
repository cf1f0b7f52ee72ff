// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what Smack tells java.util.logging, so that it does not appear on the console. A broken stream is a warning with
 * a stack trace to Smack, and the ordinary case to a link, which says it in a sentence; so all but severe records are for
 * debugging.
 */
final class SmackLog extends Handler {

    private static final Logger LOG = LoggerFactory.getLogger("io.kith.xmpp.smack.library");

    /** Held, since java.util.logging holds loggers weakly. */
    private static final java.util.logging.Logger SOURCE = java.util.logging.Logger.getLogger("org.jivesoftware.smack");

    private static final SmackLog HANDLER = new SmackLog();

    private SmackLog() {}

    static void attach() {
        SOURCE.removeHandler(HANDLER);
        SOURCE.setUseParentHandlers(false);
        SOURCE.addHandler(HANDLER);
    }

    /** Threads of Smack that end late say so to nobody; java.util.logging forgets the logger with this class. */
    static void detach() {
        SOURCE.removeHandler(HANDLER);
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            LOG.warn(entry.getMessage(), entry.getThrown());
        } else {
            LOG.debug(entry.getMessage(), entry.getThrown());
        }
    }

    @Override
    public void flush() {
        // slf4j does
    }

    @Override
    public void close() {
        // nothing is held
    }
}
