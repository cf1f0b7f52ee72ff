// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.kith.xep.sensordata.internal;

import org.jspecify.annotations.NullMarked;
