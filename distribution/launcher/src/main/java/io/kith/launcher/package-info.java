// SPDX-License-Identifier: Apache-2.0
/**
 * Starts a house: makes its home folder, starts the framework with the bundles of the distribution, and says on the
 * terminal where the house can be reached. It sees no class of any Kith bundle; what it tells, it reads from service
 * properties, so that bundles can be replaced without it.
 */
@NullMarked
package io.kith.launcher;

import org.jspecify.annotations.NullMarked;
