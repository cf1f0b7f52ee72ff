// SPDX-License-Identifier: Apache-2.0
/** Words that all parts of the hub share: namespaces, stanzas, stream errors, limits. */
@NullMarked
package io.kith.xmpp.hub.internal.core;

import org.jspecify.annotations.NullMarked;
