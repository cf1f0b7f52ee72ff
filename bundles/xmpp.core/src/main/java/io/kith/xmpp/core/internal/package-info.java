// SPDX-License-Identifier: Apache-2.0
/** Makes one connection of each link; private to this bundle. */
@NullMarked
package io.kith.xmpp.core.internal;

import org.jspecify.annotations.NullMarked;
