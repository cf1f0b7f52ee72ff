// SPDX-License-Identifier: Apache-2.0
/** What survives a restart: accounts, rosters, messages for later, in one journal. */
@NullMarked
package io.kith.xmpp.hub.internal.store;

import org.jspecify.annotations.NullMarked;
