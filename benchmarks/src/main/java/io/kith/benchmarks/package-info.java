// SPDX-License-Identifier: Apache-2.0
/** What the house costs, measured from outside: as ratios beside a peer in the same run, since machines are noisy. */
@NullMarked
package io.kith.benchmarks;

import org.jspecify.annotations.NullMarked;
