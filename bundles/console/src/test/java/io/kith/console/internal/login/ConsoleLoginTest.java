// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.console.internal.ConsoleConfig;
import io.kith.console.internal.FakeExchange;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class ConsoleLoginTest {

    private final List<Service> services = new ArrayList<>();
    private final Path folder;
    private final BundleContext context =
            fake(BundleContext.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "getProperty" -> property(String.valueOf(arguments[0]));
                case "registerService" -> register(arguments[1], (Dictionary<?, ?>) arguments[2]);
                default -> throw new UnsupportedOperationException(method.getName());
            });

    /** A service as the framework would hold it. */
    private record Service(Object object, Dictionary<?, ?> properties) {}

    ConsoleLoginTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private String property(String name) {
        assertEquals("kith.data", name);
        return folder.toString();
    }

    private Object register(Object object, Dictionary<?, ?> properties) {
        Service service = new Service(object, properties);
        services.add(service);
        return fake(ServiceRegistration.class, (proxy, method, arguments) -> {
            assertEquals("unregister", method.getName());
            services.remove(service);
            return null;
        });
    }

    private static ConsoleConfig config(String user) {
        return fake(
                ConsoleConfig.class,
                (proxy, method, arguments) -> method.getName().equals("user") ? user : method.getDefaultValue());
    }

    private Optional<String> announced() {
        return services.stream()
                .map(service -> service.properties().get(ConsoleLogin.ANNOUNCE))
                .filter(Objects::nonNull)
                .map(lines -> ((String[]) lines)[0])
                .findFirst();
    }

    private SecurityProvider provider() {
        return services.stream()
                .filter(service -> "io.kith.console".equals(service.properties().get(SecurityProvider.PROPERTY_ID)))
                .map(service -> (SecurityProvider) service.object())
                .findFirst()
                .orElseThrow();
    }

    private int logIn(String user, String password) {
        FakeExchange exchange = FakeExchange.post("/login").with("user", user).with("password", password);
        provider().authenticate(exchange.request(), exchange.response());
        return exchange.status();
    }

    @Test
    void theFirstPasswordIsToldUntilSomebodyLogsInAndTheConsoleStaysMeanwhile() {
        new ConsoleLogin(context, config("admin"));
        assertTrue(Files.exists(folder.resolve("console").resolve("password")));
        String line = announced().orElseThrow();
        String password = line.split(" ")[4];
        SecurityProvider before = provider();
        assertEquals(401, logIn("admin", "admin"));
        assertEquals(Optional.of(line), announced());
        assertEquals(303, logIn("admin", password));
        assertEquals(Optional.empty(), announced());
        assertEquals(before, provider());
    }

    @Test
    void aSecondStartTellsNothing() {
        new ConsoleLogin(context, config("admin")).withdraw();
        assertEquals(List.of(), services);
        new ConsoleLogin(context, config("admin"));
        assertEquals(Optional.empty(), announced());
    }

    @Test
    void anotherUserNameHoldsFromTheMomentItIsConfigured() {
        ConsoleLogin login = new ConsoleLogin(context, config("admin"));
        String password = announced().orElseThrow().split(" ")[4];
        login.modified(config("warden"));
        assertEquals(401, logIn("admin", password));
        assertEquals(303, logIn("warden", password));
    }
}
