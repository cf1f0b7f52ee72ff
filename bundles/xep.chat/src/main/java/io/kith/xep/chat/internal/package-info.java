// SPDX-License-Identifier: Apache-2.0
/** The chat interface ({@code urn:xmpp:iot:chat}); private to this bundle. */
@NullMarked
package io.kith.xep.chat.internal;

import org.jspecify.annotations.NullMarked;
