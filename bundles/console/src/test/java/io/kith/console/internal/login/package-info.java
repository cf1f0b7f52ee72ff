// SPDX-License-Identifier: Apache-2.0
/** The login as people, programs and attackers meet it. */
@NullMarked
package io.kith.console.internal.login;

import org.jspecify.annotations.NullMarked;
