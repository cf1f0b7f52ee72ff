// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

/** As much of a Configuration Admin as the tests need; events are told at once. */
final class AdminInMemory implements ConfigurationAdmin {

    private final Map<String, Configuration> configurations = new LinkedHashMap<>();
    private @Nullable ConfigurationListener listener;
    private int updates;

    void listener(ConfigurationListener one) {
        listener = one;
    }

    int updates() {
        return updates;
    }

    int size() {
        return configurations.size();
    }

    boolean isEmpty() {
        return configurations.isEmpty();
    }

    @Override
    public Configuration createFactoryConfiguration(String factoryPid) {
        return configuration(factoryPid + "." + UUID.randomUUID(), factoryPid);
    }

    @Override
    public Configuration createFactoryConfiguration(String factoryPid, @Nullable String location) {
        return createFactoryConfiguration(factoryPid);
    }

    @Override
    public Configuration getConfiguration(String pid, @Nullable String location) {
        return configuration(pid, null);
    }

    @Override
    public Configuration getConfiguration(String pid) {
        return configuration(pid, null);
    }

    @Override
    public Configuration getFactoryConfiguration(String factoryPid, String name, @Nullable String location) {
        return configuration(factoryPid + "~" + name, factoryPid);
    }

    @Override
    public Configuration getFactoryConfiguration(String factoryPid, String name) {
        return getFactoryConfiguration(factoryPid, name, null);
    }

    @Override
    public Configuration @Nullable [] listConfigurations(@Nullable String filter) {
        Configuration[] found = configurations.values().stream()
                .filter(one -> ("(service.pid=" + one.getPid() + ")").equals(filter))
                .toArray(Configuration[]::new);
        return found.length == 0 ? null : found;
    }

    private Configuration configuration(String pid, @Nullable String factoryPid) {
        return configurations.computeIfAbsent(pid, key -> (Configuration) Proxy.newProxyInstance(
                Configuration.class.getClassLoader(), new Class<?>[] {Configuration.class}, new Held(key, factoryPid)));
    }

    @SuppressWarnings("unchecked")
    private void tell(int type, @Nullable String factoryPid, String pid) {
        ServiceReference<ConfigurationAdmin> reference = (ServiceReference<ConfigurationAdmin>) Proxy.newProxyInstance(
                ServiceReference.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> null);
        Objects.requireNonNull(listener).configurationEvent(new ConfigurationEvent(reference, type, factoryPid, pid));
    }

    private final class Held implements InvocationHandler {
        private final String pid;
        private final @Nullable String factoryPid;
        private @Nullable Map<String, Object> properties;
        private boolean deleted;

        Held(String pid, @Nullable String factoryPid) {
            this.pid = pid;
            this.factoryPid = factoryPid;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws IOException {
            if (deleted) {
                throw new IllegalStateException("Configuration " + pid + " deleted");
            }
            return switch (method.getName()) {
                case "getPid" -> pid;
                case "getFactoryPid" -> factoryPid;
                case "getProperties" -> properties == null ? null : FrameworkUtil.asDictionary(properties);
                case "update" -> update(arguments);
                case "delete" -> delete();
                default -> throw new IOException("not held here: " + method);
            };
        }

        private @Nullable Object delete() {
            deleted = true;
            configurations.remove(pid);
            tell(ConfigurationEvent.CM_DELETED, factoryPid, pid);
            return null;
        }

        @SuppressWarnings("unchecked")
        private @Nullable Object update(Object @Nullable [] arguments) {
            Map<String, Object> all = new HashMap<>(
                    FrameworkUtil.asMap((Dictionary<String, Object>) Objects.requireNonNull(arguments)[0]));
            all.put("service.pid", pid);
            properties = all;
            updates++;
            tell(ConfigurationEvent.CM_UPDATED, factoryPid, pid);
            return null;
        }
    }
}
