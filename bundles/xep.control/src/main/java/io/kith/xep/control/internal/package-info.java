// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.xep.control.internal;

import org.jspecify.annotations.NullMarked;
