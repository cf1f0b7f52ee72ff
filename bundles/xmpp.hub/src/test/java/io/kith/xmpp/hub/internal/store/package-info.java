// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.xmpp.hub.internal.store;

import org.jspecify.annotations.NullMarked;
