// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that can be controlled. Register it as a service with {@link ThingId}; do not look such services up, ask
 * {@link Things}.
 */
@ConsumerType
@FunctionalInterface
public interface Actuator {

    /**
     * What can be controlled, in the order in which a form shows it. Called often and from any thread: return a list
     * that was made once. The same names must stay as long as the service is registered.
     */
    List<Control> controls();
}
