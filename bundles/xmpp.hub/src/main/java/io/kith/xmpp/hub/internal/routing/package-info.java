// SPDX-License-Identifier: Apache-2.0
/** Who gets a stanza: sessions, rosters, presence, messages, requests to the server itself. */
@NullMarked
package io.kith.xmpp.hub.internal.routing;

import org.jspecify.annotations.NullMarked;
