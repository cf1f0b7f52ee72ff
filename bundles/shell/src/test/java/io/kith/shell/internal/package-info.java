// SPDX-License-Identifier: Apache-2.0
/** What a person at the shell sees. */
@NullMarked
package io.kith.shell.internal;

import org.jspecify.annotations.NullMarked;
