// SPDX-License-Identifier: Apache-2.0
/**
 * What every driver must keep, as tests. A driver's own tests extend {@link io.kith.thing.tck.SensorContract} or
 * {@link io.kith.thing.tck.ActuatorContract} and say how the driver is made; what is special to the driver stands
 * below. {@link io.kith.thing.tck.RecordingReadout} hears a sensor without a house;
 * {@link io.kith.thing.tck.DummySensor} and {@link io.kith.thing.tck.DummyActuator} are things for tests of anything
 * that asks for things. Meant for test scope: it needs JUnit and is in no distribution.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kith.thing.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
