// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.thing.tck;

import org.jspecify.annotations.NullMarked;
