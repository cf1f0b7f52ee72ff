// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.Connection;
import io.kith.xmpp.Online;
import io.kith.xmpp.Status;
import io.kith.xmpp.XmppServer;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** The launcher knows these services by name only; here the real types stand for them, so that the names are right. */
class ReadinessTest {

    @TempDir
    Path temporary;

    private Framework framework;
    private BundleContext context;
    private Readiness readiness;

    @BeforeEach
    void start() throws BundleException {
        framework = Frameworks.started(temporary);
        context = framework.getBundleContext();
        readiness = new Readiness(context);
    }

    @AfterEach
    void stop() throws Exception {
        Frameworks.stop(framework);
    }

    private <T> ServiceRegistration<T> register(Class<T> type, Map<String, Object> properties) {
        Object service = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "status" -> new Status(Status.State.FAILED, Instant.EPOCH, "the password is wrong");
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> arguments != null && proxy == arguments[0];
                    default -> null;
                });
        return context.registerService(type, type.cast(service), FrameworkUtil.asDictionary(properties));
    }

    private static Map<String, Object> account(String name) {
        return Map.of(Connection.ACCOUNT, name, Connection.JID, name + "@kith.local");
    }

    @Test
    void aHouseWithoutAccountsIsReadyAtOnce() throws InterruptedException {
        assertTrue(readiness.await(Duration.ofMillis(1)));
    }

    @Test
    void aHouseIsReadyWhenTheLastAccountComesOnline() throws Exception {
        register(Connection.class, account("sensor"));
        register(Connection.class, account("actuator"));
        register(Online.class, account("sensor"));
        CompletableFuture<Boolean> ready = CompletableFuture.supplyAsync(() -> {
            try {
                return readiness.await(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertFalse(ready.isDone());
        register(Online.class, account("actuator"));
        assertTrue(ready.get());
    }

    @Test
    void whatIsMissingIsToldWithTheReasonThatTheConnectionGives() throws InterruptedException {
        register(Connection.class, account("sensor"));
        register(Online.class, account("sensor"));
        register(Connection.class, account("actuator"));
        assertFalse(readiness.await(Duration.ofMillis(20)));
        Settings settings = new Settings(temporary, temporary, 5222, 8080, false, Duration.ofSeconds(1));
        List<String> lines = new Report(readiness, settings).lines(false, Duration.ofMillis(1500));
        assertEquals("The house is up, not complete, after 1.5 s.", lines.get(0));
        assertTrue(lines.contains("  Account      sensor@kith.local  online"), lines.toString());
        assertTrue(
                lines.contains("  Account      actuator@kith.local  not connected: the password is wrong"),
                lines.toString());
    }

    @Test
    void anAccountThatWentOfflineIsNotOnline() {
        register(Connection.class, account("sensor"));
        ServiceRegistration<Online> online = register(Online.class, account("sensor"));
        assertTrue(readiness.accounts().get(0).online());
        online.unregister();
        assertFalse(readiness.accounts().get(0).online());
    }

    @Test
    void theServerIsToldByItsProperties() {
        register(
                XmppServer.class,
                Map.of(XmppServer.HOST, "127.0.0.1", XmppServer.PORT, 5222, XmppServer.DOMAIN, "kith.local"));
        assertEquals(List.of("127.0.0.1:5222, domain kith.local"), readiness.servers());
    }

    @Test
    void anyServiceMayHaveLinesReadOnce() {
        String[] lines = {"Console password: abc", "Keep it."};
        context.registerService(Runnable.class, () -> {}, FrameworkUtil.asDictionary(Map.of("kith.announce", lines)));
        assertEquals(Set.of("Console password: abc", "Keep it."), readiness.announcements());
    }
}
