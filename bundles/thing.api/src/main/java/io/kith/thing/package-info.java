// SPDX-License-Identifier: Apache-2.0
/**
 * Things, as drivers make them and as everybody else finds them.
 *
 * <p>A driver registers a {@link io.kith.thing.Sensor}, an {@link io.kith.thing.Actuator} or both, each with
 * {@link io.kith.thing.ThingId}; that is all it does. Sensors and actuators of one id are one thing. Whoever wants to
 * read or control things asks {@link io.kith.thing.Things} and never those services: there the
 * {@link io.kith.thing.Guard guards} are asked, once, and hardware is called on threads of its own.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kith.thing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
