// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import static java.util.Objects.requireNonNull;

import io.kith.xml.Element;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The result of a request, and what begins once that result is on its way: an answer is sent before what it announces.
 *
 * @param payload child of the result, if any
 * @param then runs after the result was handed to the stream, or found that there is none any more; not if the request
 *     was answered otherwise meanwhile, such as by its time-out. Must not block
 */
public record Reply(Optional<Element> payload, Runnable then) {

    /** Refuses null. */
    public Reply {
        requireNonNull(payload, "payload");
        requireNonNull(then, "then");
    }

    /** An empty result. */
    public static Reply empty() {
        return new Reply(Optional.empty(), () -> {});
    }

    /** A result with a child. */
    public static Reply of(Element payload) {
        return new Reply(Optional.of(payload), () -> {});
    }

    /** The same result, followed by that. */
    public Reply then(Runnable next) {
        return new Reply(payload, next);
    }

    /** For handlers that know the answer at once. */
    public CompletionStage<Reply> now() {
        return CompletableFuture.completedFuture(this);
    }
}
