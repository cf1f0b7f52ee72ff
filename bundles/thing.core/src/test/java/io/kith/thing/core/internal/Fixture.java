// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kith.model.Jid;
import io.kith.thing.Actuator;
import io.kith.thing.Caller;
import io.kith.thing.Sensor;
import io.kith.thing.ThingException;
import io.kith.thing.View;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A house with short time-outs and a clock that stands still. */
final class Fixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123Z");
    static final Duration TIMEOUT = Duration.ofMillis(300);
    static final Caller.Local CONSOLE = new Caller.Local("console");

    final Threads threads = new Threads();
    volatile Limits limits = new Limits(TIMEOUT, 2);
    final House house = new House(threads, () -> limits, Clock.fixed(NOW.plusNanos(456), ZoneOffset.UTC));
    final Whiteboard whiteboard = new Whiteboard(house.roll());
    private long serviceId;

    /** Somebody of that address who speaks to that account. */
    static Caller.Remote remote(String jid, String account) {
        return new Caller.Remote(Jid.of(jid), account, Caller.Tokens.NONE);
    }

    ServiceSign sensor(String thing, Sensor sensor) {
        ServiceSign sign = sign("sensor", thing, 0);
        whiteboard.add(sign, sensor);
        return sign;
    }

    ServiceSign actuator(String thing, Actuator actuator) {
        return actuator(thing, 0, actuator);
    }

    ServiceSign actuator(String thing, int ranking, Actuator actuator) {
        ServiceSign sign = sign("actuator", thing, ranking);
        whiteboard.add(sign, actuator);
        return sign;
    }

    ServiceSign sign(String kind, String thing, int ranking) {
        return new ServiceSign(kind, thing, new Member.Origin(++serviceId, ranking, "test.bundle." + serviceId));
    }

    View console() {
        return house.seenBy(CONSOLE);
    }

    View seenBy(String jid, String account) {
        return house.seenBy(remote(jid, account));
    }

    /** Puts a thing into an account. */
    ThingConfiguration configure(String thing, String account, String... trusted) {
        ThingConfiguration configuration = configuration(thing, account, trusted);
        house.settings().add(configuration);
        return configuration;
    }

    static ThingConfiguration configuration(String thing, String account, String... trusted) {
        return new ThingConfiguration(config(thing, account, trusted), Map.of("service.pid", "io.kith.thing~" + thing));
    }

    static ThingConfiguration.Config config(String thing, String account, String... trusted) {
        return annotation(
                ThingConfiguration.Config.class,
                Map.of("thing_id", thing, "account", account, "trusted", trusted, "label", ""));
    }

    /** An annotation of that type with those values, as the component runtime makes it of a configuration. */
    static <A> A annotation(Class<A> type, Map<String, Object> values) {
        Map<String, Object> copy = new HashMap<>(values);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> copy.getOrDefault(method.getName(), method.getDefaultValue())));
    }

    /** What a stage ends with. */
    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Why a stage ends badly. */
    static ThingException refusal(CompletionStage<?> stage) {
        Throwable cause =
                assertThrows(ExecutionException.class, () -> get(stage)).getCause();
        return assertInstanceOf(ThingException.class, cause);
    }

    static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within 10 s: " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
