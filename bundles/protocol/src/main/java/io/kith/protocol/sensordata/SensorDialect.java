// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.sensordata;

import io.kith.xml.Codec;

/** The codecs of one namespace in which sensor data are spoken. */
public interface SensorDialect {

    /** The namespace, which is also the feature of service discovery. */
    String namespace();

    /** IQ get {@code req}. */
    Codec<ReadoutRequest> request();

    /** Its result. */
    Codec<Accepted> accepted();

    /** Message. */
    Codec<Started> started();

    /** Message with data. */
    Codec<Fields> fields();

    /** Message about what could not be read. */
    Codec<Failures> failures();

    /** Message that ends a read-out. */
    Codec<Done> done();

    /** IQ get. */
    Codec<Cancel> cancel();

    /** Its result. */
    Codec<Cancelled> cancelled();

    /** Beside the error of a refused IQ. */
    Codec<Rejected> rejected();
}
