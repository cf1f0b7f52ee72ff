// SPDX-License-Identifier: Apache-2.0
/**
 * Sensor data (XEP-0323): one record for each message, and their codecs, found by namespace in
 * {@link io.kith.protocol.sensordata.SensorData}, so that a request is answered in the dialect in which it came.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kith.protocol.sensordata;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
