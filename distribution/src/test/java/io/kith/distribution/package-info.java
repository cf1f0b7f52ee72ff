// SPDX-License-Identifier: Apache-2.0
/** The assembled distribution, tried as a person meets it. */
@NullMarked
package io.kith.distribution;

import org.jspecify.annotations.NullMarked;
