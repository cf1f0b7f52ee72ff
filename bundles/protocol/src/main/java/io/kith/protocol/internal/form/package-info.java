// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.protocol.internal.form;

import org.jspecify.annotations.NullMarked;
