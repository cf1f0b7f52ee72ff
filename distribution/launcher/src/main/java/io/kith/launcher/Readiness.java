// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from service properties how far the house is. It knows names only:
 * {@code io.kith.xmpp.Connection} and {@code io.kith.xmpp.Online} with {@code kith.account} and {@code kith.jid},
 * {@code io.kith.xmpp.XmppServer} with {@code kith.xmpp.host}, {@code kith.xmpp.port} and {@code kith.domain}, and any
 * service with {@code kith.announce}, lines that a person should read once.
 */
final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final String CONNECTION = "io.kith.xmpp.Connection";
    private static final String ONLINE = "io.kith.xmpp.Online";
    private static final String SERVER = "io.kith.xmpp.XmppServer";
    private static final String HTTP = "org.osgi.service.servlet.runtime.HttpServiceRuntime";
    private static final String CONSOLE_PATH = "system/console";

    /** A framework that stops meanwhile takes its listeners away without a word. */
    private static final long LONGEST_NAP_MILLIS = 500;

    private final BundleContext context;

    Readiness(BundleContext context) {
        this.context = context;
    }

    /** Waits until every connection is online; false if that took longer than the patience given. */
    boolean await(Duration patience) throws InterruptedException {
        Object changed = new Object();
        ServiceListener listener = new AnyService(changed);
        context.addServiceListener(listener);
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            synchronized (changed) {
                while (!complete()) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        return false;
                    }
                    changed.wait(Math.min(left, LONGEST_NAP_MILLIS));
                }
            }
            return true;
        } finally {
            context.removeServiceListener(listener);
        }
    }

    private boolean complete() {
        return accounts().stream().allMatch(Account::online);
    }

    /** Every account that a connection serves, by address. */
    List<Account> accounts() {
        Set<String> online = services(ONLINE, null)
                .map(reference -> text(reference, "kith.account"))
                .collect(Collectors.toSet());
        return services(CONNECTION, null)
                .map(reference -> new Account(
                        text(reference, "kith.account"),
                        text(reference, "kith.jid"),
                        online.contains(text(reference, "kith.account")),
                        reason(reference)))
                .sorted(Comparator.comparing(Account::jid))
                .toList();
    }

    /** The sentence that the connection itself gives, asked by name since its class is not known here. */
    private Optional<String> reason(ServiceReference<?> reference) {
        Object connection = context.getService(reference);
        if (connection == null) {
            return Optional.empty();
        }
        try {
            Object status = reference
                    .getBundle()
                    .loadClass(CONNECTION)
                    .getMethod("status")
                    .invoke(connection);
            Object detail = status.getClass().getMethod("detail").invoke(status);
            return Optional.of(detail.toString()).filter(text -> !text.isBlank());
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debug("The connection {} does not tell its state", reference, e);
            return Optional.empty();
        } finally {
            context.ungetService(reference);
        }
    }

    /** Address and domain of each embedded XMPP server. */
    List<String> servers() {
        return services(SERVER, null)
                .map(reference -> text(reference, "kith.xmpp.host") + ":" + text(reference, "kith.xmpp.port")
                        + ", domain " + text(reference, "kith.domain"))
                .sorted()
                .toList();
    }

    /** Where the web console is opened. */
    List<String> consoles() {
        return services(HTTP, null)
                .flatMap(reference -> texts(reference, "osgi.http.endpoint").stream())
                .filter(endpoint -> endpoint.startsWith("http"))
                .map(endpoint -> (endpoint.endsWith("/") ? endpoint : endpoint + "/") + CONSOLE_PATH)
                .distinct()
                .sorted()
                .toList();
    }

    /** What bundles want a person to read at the end of start-up. */
    Set<String> announcements() {
        Set<String> lines = new TreeSet<>();
        services(null, "(kith.announce=*)").forEach(reference -> lines.addAll(texts(reference, "kith.announce")));
        return lines;
    }

    private Stream<ServiceReference<?>> services(@Nullable String type, @Nullable String filter) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(type, filter);
            return found == null ? Stream.empty() : Arrays.stream(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String text(ServiceReference<?> reference, String property) {
        Object value = reference.getProperty(property);
        return value == null ? "" : value.toString();
    }

    private static List<String> texts(ServiceReference<?> reference, String property) {
        Object value = reference.getProperty(property);
        List<String> texts = new ArrayList<>();
        if (value instanceof Object[] several) {
            Arrays.stream(several).map(String::valueOf).forEach(texts::add);
        } else if (value instanceof Iterable<?> several) {
            several.forEach(one -> texts.add(String.valueOf(one)));
        } else if (value != null) {
            texts.add(value.toString());
        }
        return texts;
    }

    /** Wakes the one who waits, at each change of any service, of whatever class space. */
    private record AnyService(Object changed) implements AllServiceListener {
        @Override
        public void serviceChanged(ServiceEvent event) {
            synchronized (changed) {
                changed.notifyAll();
            }
        }
    }
}
