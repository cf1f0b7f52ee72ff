// SPDX-License-Identifier: Apache-2.0
/**
 * What an integration test needs around itself: real XMPP servers ({@link io.kith.itests.support.ProsodyServer},
 * {@link io.kith.itests.support.EjabberdServer}), a client that shares no code with the product
 * ({@link io.kith.itests.support.RawClient}), the assembled house as a process, and waiting with a deadline
 * ({@link io.kith.itests.support.Await}). Everything listens on 127.0.0.1, on ports found free at run time, keeps its
 * files in a temporary folder and ends with the test, also when the test's own process is killed.
 */
@NullMarked
package io.kith.itests.support;

import org.jspecify.annotations.NullMarked;
