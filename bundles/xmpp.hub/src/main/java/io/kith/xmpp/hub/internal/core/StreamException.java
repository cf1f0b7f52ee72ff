// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.core;

import java.io.Serial;

/** What the peer did ends its stream. The message goes to the peer. */
public final class StreamException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final StreamError error;

    /** The message is one sentence for whoever wrote the peer. */
    public StreamException(StreamError error, String message) {
        super(message);
        this.error = error;
    }

    /** The condition. */
    public StreamError error() {
        return error;
    }

    /** The sentence. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
