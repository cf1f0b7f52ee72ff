// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.StanzaException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Requests of ours whose answers are awaited. An answer counts if its id is known and it comes from whom was asked;
 * ids cannot be guessed, so that nobody answers for another even where a server lets senders lie.
 */
final class PendingAnswers {

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Pending(Predicate<Optional<Jid>> asked, CompletableFuture<Element> answer, Future<?> timer) {}

    private final ScheduledExecutorService timer;
    private final int most;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();

    PendingAnswers(ScheduledExecutorService timer, int most) {
        this.timer = timer;
        this.most = most;
    }

    /**
     * Waits for an answer.
     *
     * @param asked whether an answer of that sender counts
     * @param send is given the request's id and sends it; may throw {@link IllegalStateException} if it cannot
     */
    CompletableFuture<Element> await(Predicate<Optional<Jid>> asked, Duration timeout, Consumer<String> send) {
        CompletableFuture<Element> answer = new CompletableFuture<>();
        if (pending.size() >= most) {
            answer.completeExceptionally(new StanzaException(
                    Condition.RESOURCE_CONSTRAINT, "Too many requests of ours are waiting for their answers."));
            return answer;
        }
        String id = newId();
        Future<?> timeOut = timer.schedule(
                () -> fail(id, Condition.REMOTE_SERVER_TIMEOUT, "No answer came in time."),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        pending.put(id, new Pending(asked, answer, timeOut));
        try {
            send.accept(id);
        } catch (IllegalStateException e) {
            fail(id, Condition.RECIPIENT_UNAVAILABLE, "Not sent: " + e.getMessage());
        }
        return answer;
    }

    /** Takes a result or an error that came; false if nobody waits for it. */
    boolean answered(String id, Optional<Jid> from, boolean isError, Element stanza) {
        Pending waiting = pending.get(id);
        if (waiting == null || !waiting.asked().test(from)) {
            return false;
        }
        if (take(id) == null) {
            return false;
        }
        if (isError) {
            waiting.answer().completeExceptionally(StanzaException.of(stanza));
        } else {
            waiting.answer().complete(stanza);
        }
        return true;
    }

    /** The stream is lost: no answer can come any more. */
    void failAll() {
        for (Iterator<String> ids = pending.keySet().iterator(); ids.hasNext(); ) {
            fail(ids.next(), Condition.RECIPIENT_UNAVAILABLE, "The connection was lost before the answer came.");
        }
    }

    private void fail(String id, Condition condition, String text) {
        Pending waiting = take(id);
        if (waiting != null) {
            waiting.answer().completeExceptionally(new StanzaException(condition, text));
        }
    }

    private @Nullable Pending take(String id) {
        Pending waiting = pending.remove(id);
        if (waiting != null) {
            waiting.timer().cancel(false);
        }
        return waiting;
    }

    private static String newId() {
        byte[] bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
