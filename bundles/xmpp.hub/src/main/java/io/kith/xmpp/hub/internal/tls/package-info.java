// SPDX-License-Identifier: Apache-2.0
/** The hub's own certificate. */
@NullMarked
package io.kith.xmpp.hub.internal.tls;

import org.jspecify.annotations.NullMarked;
