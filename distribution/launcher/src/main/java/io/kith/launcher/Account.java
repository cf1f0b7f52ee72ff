// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.util.Optional;

/**
 * An XMPP account of the house as its services show it.
 *
 * @param name its name in the configuration
 * @param jid its address
 * @param online whether its stream is authenticated now
 * @param reason why not, if the connection says so
 */
record Account(String name, String jid, boolean online, Optional<String> reason) {}
