// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.driver.simulated.internal;

import org.jspecify.annotations.NullMarked;
