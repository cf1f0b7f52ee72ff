// SPDX-License-Identifier: Apache-2.0
/** Connections: sockets, threads, TLS, login, and the queue towards each client. */
@NullMarked
package io.kith.xmpp.hub.internal.stream;

import org.jspecify.annotations.NullMarked;
