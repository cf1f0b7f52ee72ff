// SPDX-License-Identifier: Apache-2.0
/** Friends by leave of the guards; private to this bundle. */
@NullMarked
package io.kith.xep.friendship.internal;

import org.jspecify.annotations.NullMarked;
