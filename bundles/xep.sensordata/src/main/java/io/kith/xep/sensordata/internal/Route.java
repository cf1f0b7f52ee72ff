// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.Jid;
import io.kith.protocol.sensordata.SensorDialect;
import io.kith.xmpp.Connection;
import java.util.Optional;

/**
 * Where a read-out goes and how it is said there.
 *
 * @param connection where it was asked for
 * @param from our address, if the server does not know it by itself
 * @param dialect in which it was asked for
 * @param requester which software asked
 */
record Route(Connection connection, Optional<Jid> from, SensorDialect dialect, Requester requester) {}
