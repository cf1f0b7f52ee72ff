// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever handlers do, each request is answered once. */
class ExchangeProperties {

    enum Behaviour {
        ANSWERS,
        ANSWERS_LATER,
        ANSWERS_AROUND_THE_TIME_OUT,
        REFUSES,
        REFUSES_LATER,
        THROWS,
        THROWS_AN_ERROR,
        FAILS_LATER,
        RETURNS_NULL,
        COMPLETES_WITH_NULL,
        NEVER_ENDS,
        BREAKS_AFTERWARDS,
        IS_NOT_THERE
    }

    @Property(tries = 60)
    void eachRequestIsAnsweredExactlyOnce(@ForAll @Size(min = 1, max = 20) List<Behaviour> behaviours)
            throws Exception {
        try (House house = new House(FakeLink.client(), Duration.ofMillis(15))) {
            house.link.onlineWithRoster("");
            for (Behaviour each : Behaviour.values()) {
                if (each != Behaviour.IS_NOT_THERE) {
                    house.handleIq("{urn:x}" + each, handler(each, house));
                }
            }
            for (int i = 0; i < behaviours.size(); i++) {
                house.link.receive("<iq xmlns='jabber:client' type='get' from='romeo@example.net/a' id='" + i + "'><"
                        + behaviours.get(i) + " xmlns='urn:x'/></iq>");
            }
            Map<String, List<Element>> answers = new HashMap<>();
            for (int i = 0; i < behaviours.size(); i++) {
                Element answer = house.link.next();
                answers.computeIfAbsent(answer.attribute("id").orElseThrow(), id -> new ArrayList<>())
                        .add(answer);
            }
            house.timer.schedule(() -> true, 60, TimeUnit.MILLISECONDS).get();
            assertEquals(0, house.link.unread());
            assertEquals(behaviours.size(), answers.size());
            answers.forEach((id, list) -> {
                assertEquals(1, list.size());
                assertTrue(isRight(behaviours.get(Integer.parseInt(id)), list.get(0)), list::toString);
            });
        }
    }

    @SuppressWarnings("NullAway") // That handlers break the contract is what is tested.
    private static IqHandler handler(Behaviour behaviour, House house) {
        StanzaException refusal = new StanzaException(Condition.FORBIDDEN, "No.");
        return iq -> switch (behaviour) {
            case ANSWERS, IS_NOT_THERE -> Reply.empty().now();
            case ANSWERS_LATER -> CompletableFuture.supplyAsync(Reply::empty);
            case ANSWERS_AROUND_THE_TIME_OUT -> {
                CompletableFuture<Reply> later = new CompletableFuture<>();
                house.timer.schedule(
                        () -> ForkJoinPool.commonPool().execute(() -> later.complete(Reply.empty())),
                        15,
                        TimeUnit.MILLISECONDS);
                yield later;
            }
            case REFUSES -> throw refusal;
            case REFUSES_LATER ->
                CompletableFuture.supplyAsync(Reply::empty).thenCompose(r -> CompletableFuture.failedStage(refusal));
            case THROWS -> throw new IllegalArgumentException("broken");
            case THROWS_AN_ERROR -> throw new NoClassDefFoundError("its bundle is gone");
            case FAILS_LATER -> CompletableFuture.failedStage(new IllegalArgumentException("broken"));
            case RETURNS_NULL -> null;
            case COMPLETES_WITH_NULL -> CompletableFuture.completedFuture(null);
            case NEVER_ENDS -> new CompletableFuture<>();
            case BREAKS_AFTERWARDS ->
                Reply.empty()
                        .then(() -> {
                            throw new IllegalStateException("broken");
                        })
                        .now();
        };
    }

    private static boolean isRight(Behaviour behaviour, Element answer) {
        boolean isResult = answer.attribute("type").orElseThrow().equals("result");
        Condition condition = isResult ? null : StanzaException.of(answer).condition();
        return switch (behaviour) {
            case ANSWERS, BREAKS_AFTERWARDS -> isResult;
            case ANSWERS_LATER, ANSWERS_AROUND_THE_TIME_OUT -> isResult || condition == Condition.REMOTE_SERVER_TIMEOUT;
            case REFUSES -> condition == Condition.FORBIDDEN;
            case REFUSES_LATER -> condition == Condition.FORBIDDEN || condition == Condition.REMOTE_SERVER_TIMEOUT;
            case THROWS, THROWS_AN_ERROR, FAILS_LATER, RETURNS_NULL, COMPLETES_WITH_NULL ->
                condition == Condition.INTERNAL_SERVER_ERROR;
            case NEVER_ENDS -> condition == Condition.REMOTE_SERVER_TIMEOUT;
            case IS_NOT_THERE -> condition == Condition.SERVICE_UNAVAILABLE;
        };
    }
}
