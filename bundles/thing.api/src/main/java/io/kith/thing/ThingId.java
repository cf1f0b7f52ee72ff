// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names the thing that a {@link Sensor} or {@link Actuator} belongs to: the service property {@value #PROPERTY}.
 * Services of one id are one thing. A factory configuration may set the property instead, for ten devices of a kind.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ThingId {

    /** Prefix of the property, by the rules of component property types. */
    String PREFIX_ = "kith.";

    /** The service property that this annotation sets. */
    String PROPERTY = "kith.thing.id";

    /** Letters, digits, {@code -}, {@code _} and {@code .}; not localised, since others know the thing by it. */
    String value();
}
