// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * What an {@link IqHandler} or {@link MessageHandler} takes, and which features it adds to service discovery: the
 * service properties {@value #ELEMENTS}, {@value #FEATURES} and {@value #ACCOUNTS}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Handles {

    /** Prefix of the properties, by the rules of component property types. */
    String PREFIX_ = "kith.handles.";

    /** Service property of {@link #elements()}. */
    String ELEMENTS = "kith.handles.elements";

    /** Service property of {@link #features()}. */
    String FEATURES = "kith.handles.features";

    /** Service property of {@link #accounts()}. */
    String ACCOUNTS = "kith.handles.accounts";

    /**
     * Payloads by name, as {@code {namespace}local}. For IQs it is the only child, for messages any child. A message
     * handler may name {@code {jabber:client}body}.
     */
    String[] elements() default {};

    /** Features that service discovery names while this service is there. */
    String[] features() default {};

    /** Accounts for which this holds, by name; empty for all. */
    String[] accounts() default {};
}
