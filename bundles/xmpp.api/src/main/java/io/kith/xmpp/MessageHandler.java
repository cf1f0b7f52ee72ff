// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears messages. Register it as a service with {@link Handles}; it hears messages that have such a child. */
@ConsumerType
@FunctionalInterface
public interface MessageHandler {

    /** Hears one message. Called on the connection's thread: must not block. Exceptions are logged, never answered. */
    void handle(Message message);
}
