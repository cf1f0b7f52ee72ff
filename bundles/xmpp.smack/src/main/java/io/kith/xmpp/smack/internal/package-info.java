// SPDX-License-Identifier: Apache-2.0
/**
 * Links over TCP, and the only place where Smack exists. Smack opens, secures and resumes streams
 * ({@link io.kith.xmpp.smack.internal.ElementConnection}); what stanzas hold never passes through its classes.
 */
@NullMarked
package io.kith.xmpp.smack.internal;

import org.jspecify.annotations.NullMarked;
