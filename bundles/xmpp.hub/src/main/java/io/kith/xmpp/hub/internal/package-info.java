// SPDX-License-Identifier: Apache-2.0
/** The embedded XMPP server: the component, and the hub that it starts. */
@NullMarked
package io.kith.xmpp.hub.internal;

import org.jspecify.annotations.NullMarked;
