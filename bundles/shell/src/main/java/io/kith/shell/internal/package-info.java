// SPDX-License-Identifier: Apache-2.0
/** Commands of the Gogo shell, scope {@code kith}, over the same services that the console shows. */
@NullMarked
package io.kith.shell.internal;

import org.jspecify.annotations.NullMarked;
