// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.thing.ThingId;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * What the properties of a driver's service say.
 *
 * @param kind sensor or actuator; a service may be both
 * @param thing the id of the thing, or what stands in its place
 * @param origin where it comes from
 */
record ServiceSign(String kind, String thing, Member.Origin origin) {

    static ServiceSign of(ServiceReference<?> reference, String kind) {
        long id = reference.getProperty(Constants.SERVICE_ID) instanceof Long number ? number : 0;
        int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
        Object thing = reference.getProperty(ThingId.PROPERTY);
        String bundle = Optional.ofNullable(reference.getBundle())
                .map(Bundle::getSymbolicName)
                .orElse("a stopped bundle");
        return new ServiceSign(kind, thing == null ? "" : thing.toString(), new Member.Origin(id, ranking, bundle));
    }

    /** Tells services apart, whatever changes of their properties. */
    String key() {
        return kind + ' ' + origin.serviceId();
    }
}
