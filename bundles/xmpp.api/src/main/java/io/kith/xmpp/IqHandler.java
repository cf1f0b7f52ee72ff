// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Answers requests. Register it as a service with {@link Handles}. */
@ConsumerType
@FunctionalInterface
public interface IqHandler {

    /**
     * Answers one request, at once or later. Called on the connection's thread: must not block. Whatever happens here,
     * the peer gets exactly one answer: a {@link StanzaException}, thrown or in the stage, becomes its error; any other
     * exception {@code internal-server-error}; a stage that does not end {@code remote-server-timeout} after a minute.
     */
    CompletionStage<Reply> handle(Iq request) throws StanzaException;
}
