// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

/** A line for the journal and what goes with it in memory. */
record Change(Entry entry, Runnable inMemory) {}
