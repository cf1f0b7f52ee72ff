// SPDX-License-Identifier: Apache-2.0
/** Proof of a password: SCRAM and PLAIN, keys at rest, limits on guessing. */
@NullMarked
package io.kith.xmpp.hub.internal.sasl;

import org.jspecify.annotations.NullMarked;
