// SPDX-License-Identifier: Apache-2.0
/**
 * Devices without hardware: a sensor whose values move as a day in a house does, and an actuator that only remembers
 * what it was told. For trying the house out, and for tests, as the same seed gives the same day.
 */
@NullMarked
package io.kith.driver.simulated.internal;

import org.jspecify.annotations.NullMarked;
