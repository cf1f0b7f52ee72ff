// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as DS makes them: defaults, and what a test sets. */
final class Configs {

    private Configs() {}

    /** An annotation of that type with those values by method name. */
    static <T> T of(Class<T> type, Map<String, Object> values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue())));
    }
}
