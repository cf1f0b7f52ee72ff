// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.xmpp.hub.internal;

import org.jspecify.annotations.NullMarked;
