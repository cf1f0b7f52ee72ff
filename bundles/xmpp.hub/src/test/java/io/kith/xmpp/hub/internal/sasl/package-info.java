// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.xmpp.hub.internal.sasl;

import org.jspecify.annotations.NullMarked;
