// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.thing.core.internal;

import org.jspecify.annotations.NullMarked;
