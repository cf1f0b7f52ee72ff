// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import java.io.IOException;
import java.io.Serial;

/** The disk does not take what must be kept, so the change did not happen. */
public final class StoreException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StoreException(String message, IOException cause) {
        super(message, cause);
    }

    StoreException(String message) {
        super(message);
    }
}
