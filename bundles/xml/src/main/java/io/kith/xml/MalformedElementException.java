// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import java.io.Serial;

/** An element is well-formed but does not say what its specification wants; the message says what and where. */
public final class MalformedElementException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The message goes to the peer: it names the element or attribute, and never a secret. */
    public MalformedElementException(String message) {
        super(message);
    }
}
