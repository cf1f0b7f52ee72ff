// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.protocol.internal.xep0325;

import org.jspecify.annotations.NullMarked;
