// SPDX-License-Identifier: Apache-2.0
/** Keeps Configuration Admin and the files {@code PID.json} and {@code FACTORY~NAME.json} in step. */
@NullMarked
package io.kith.conf.internal;

import org.jspecify.annotations.NullMarked;
