// SPDX-License-Identifier: Apache-2.0
/** The pages as a browser sees them. */
@NullMarked
package io.kith.console.internal;

import org.jspecify.annotations.NullMarked;
