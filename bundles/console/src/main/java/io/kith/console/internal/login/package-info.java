// SPDX-License-Identifier: Apache-2.0
/**
 * Who may use the console: one administrator with a password made at first start, kept as a salted hash. Sees every
 * request to the console before any page does, and refuses changes that another site asks for.
 */
@NullMarked
package io.kith.console.internal.login;

import org.jspecify.annotations.NullMarked;
