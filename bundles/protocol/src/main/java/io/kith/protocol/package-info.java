// SPDX-License-Identifier: Apache-2.0
/**
 * What the protocols of things have in common: the {@link io.kith.protocol.Tokens} that a request may carry. Each protocol has a
 * package of its own beside this one.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kith.protocol;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
