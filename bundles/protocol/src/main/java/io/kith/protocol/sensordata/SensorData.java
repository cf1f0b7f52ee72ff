// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import io.kith.protocol.internal.xep0323.Xep0323;
import java.util.Optional;

/** The dialects of sensor data that are spoken here. */
public final class SensorData {

    /** The namespace of XEP-0323. */
    public static final String NAMESPACE = "urn:xmpp:iot:sensordata";

    private static final SensorDialect XEP_0323 = new Xep0323();

    private SensorData() {}

    /** XEP-0323 as it was last published. */
    public static SensorDialect xep0323() {
        return XEP_0323;
    }

    /** The dialect of a namespace. */
    public static Optional<SensorDialect> of(String namespace) {
        return namespace.equals(NAMESPACE) ? Optional.of(XEP_0323) : Optional.empty();
    }
}
