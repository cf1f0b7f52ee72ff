// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.xmpp.hub.internal.routing;

import org.jspecify.annotations.NullMarked;
