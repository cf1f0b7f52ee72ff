// SPDX-License-Identifier: Apache-2.0
/**
 * The network as the rest of the house sees it. A {@link io.kith.xmpp.Link} carries stanzas of one account (over TCP, as
 * a component, or in this process); for each there is one {@link io.kith.xmpp.Connection} service that everybody uses.
 * Protocols are {@link io.kith.xmpp.IqHandler}, {@link io.kith.xmpp.MessageHandler} and
 * {@link io.kith.xmpp.PresenceHandler} services, chosen by {@link io.kith.xmpp.Handles}; service discovery lists what
 * they bring, so installing a protocol's bundle announces it and stopping the bundle withdraws it.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kith.xmpp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
