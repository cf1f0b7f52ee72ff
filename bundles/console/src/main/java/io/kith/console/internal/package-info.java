// SPDX-License-Identifier: Apache-2.0
/** Pages of the Felix Web Console: things, the network, and the console's own password. */
@NullMarked
package io.kith.console.internal;

import org.jspecify.annotations.NullMarked;
