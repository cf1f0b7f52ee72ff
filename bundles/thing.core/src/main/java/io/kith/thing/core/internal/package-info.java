// SPDX-License-Identifier: Apache-2.0
/**
 * How things are found, guarded and called. {@link io.kith.thing.core.internal.ThingsComponent} feeds what the
 * whiteboard brings into plain objects: the {@link io.kith.thing.core.internal.Roll} knows which services make which
 * thing, {@link io.kith.thing.core.internal.Guards} asks leave, and each thing has a
 * {@link io.kith.thing.core.internal.Lane} on which its hardware is called.
 */
@NullMarked
package io.kith.thing.core.internal;

import org.jspecify.annotations.NullMarked;
