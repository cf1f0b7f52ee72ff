// SPDX-License-Identifier: Apache-2.0
/** Kith among clients and servers that others wrote. What is known of those clients is in docs/xep/peers.md. */
@NullMarked
package io.kith.itests.peers;

import org.jspecify.annotations.NullMarked;
