// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Iq;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request that came, and its one answer. Whatever a handler does – throw, fail late, return nothing, return
 * twice through races with the time-out, never return – the first outcome is sent and all later ones are dropped.
 */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Element request;
    private final boolean stampFrom;
    private final Consumer<Element> send;
    private final Runnable ended;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable Future<?> timeOut;

    /**
     * Begins with a request that has an id.
     *
     * @param stampFrom whether the answer must say from whom it is, as on components
     * @param send takes the answer; may throw {@link IllegalStateException} if there is no stream any more
     * @param ended runs once the request has been dealt with
     */
    Exchange(Element request, boolean stampFrom, Consumer<Element> send, Runnable ended) {
        this.request = request;
        this.stampFrom = stampFrom;
        this.send = send;
        this.ended = ended;
    }

    /** Lets a handler answer. */
    void run(IqHandler handler, Iq iq, ScheduledExecutorService timer, Duration most) {
        CompletionStage<Reply> stage;
        try {
            stage = handler.handle(iq);
        } catch (StanzaException e) {
            refuse(e);
            return;
        } catch (Throwable e) {
            fail(e);
            return;
        }
        if (stage == null) {
            fail(new NullPointerException("The handler returned no stage"));
            return;
        }
        stage.whenComplete((reply, problem) -> {
            if (problem != null) {
                fail(problem);
            } else if (reply == null) {
                fail(new NullPointerException("The handler's stage ended without a reply"));
            } else {
                succeed(reply);
            }
        });
        if (!answered.get()) {
            limit(timer, most);
        }
    }

    private void limit(ScheduledExecutorService timer, Duration most) {
        Future<?> future = timer.schedule(
                () -> refuse(new StanzaException(
                        Condition.REMOTE_SERVER_TIMEOUT, "The request was not answered here in time; try again.")),
                most.toMillis(),
                TimeUnit.MILLISECONDS);
        timeOut = future;
        if (answered.get()) {
            future.cancel(false);
        }
    }

    /** Answers with an error. */
    void refuse(StanzaException error) {
        List<Element> children = new ArrayList<>();
        error.payload().ifPresent(children::add);
        children.add(error.toElement());
        answer("error", children);
    }

    private void succeed(Reply reply) {
        if (answer("result", reply.payload().stream().toList())) {
            try {
                reply.then().run();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("What follows the answer to {} failed", name(), e);
            }
        }
    }

    private void fail(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof StanzaException error) {
            refuse(error);
        } else if (cause instanceof TimeoutException) {
            refuse(new StanzaException(Condition.REMOTE_SERVER_TIMEOUT, "The request was not answered here in time."));
        } else {
            // The cause may hold paths, addresses or worse: it is for the log, not for whoever asked.
            LOG.error("The handler of {} failed", name(), cause);
            refuse(new StanzaException(Condition.INTERNAL_SERVER_ERROR, "The request failed here; the log says why."));
        }
    }

    /**
     * Sends the answer if there was none. Whether this was the one, also if there is no stream any more to carry it:
     * what follows then finds that out when it sends, and lets go of what it holds.
     */
    private boolean answer(String type, List<Element> children) {
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        Future<?> limit = timeOut;
        if (limit != null) {
            limit.cancel(false);
        }
        ended.run();
        Element.Builder answer = Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", type)
                .attribute("id", request.attribute("id"))
                .attribute("to", request.attribute("from"));
        if (stampFrom) {
            answer.attribute("from", request.attribute("to"));
        }
        try {
            send.accept(answer.children(children).build());
        } catch (IllegalStateException e) {
            LOG.info("The answer to {} could not be sent: {}", name(), e.getMessage());
        }
        return true;
    }

    private String name() {
        return request.firstChild().map(p -> p.name().toString()).orElse("an empty request");
    }
}
