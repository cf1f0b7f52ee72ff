// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import java.io.Serial;

/** A text or stream that is refused: not well-formed, of a forbidden kind, or beyond a limit. The stream is of no further use. */
public final class XmlException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why a text was refused, in the words of RFC 6120 §4.9.3 where those fit. */
    public enum Reason {
        /** Not well-formed. */
        NOT_WELL_FORMED,
        /** A document type, an entity reference, a comment or a processing instruction: RFC 6120 §11.1. */
        RESTRICTED_XML,
        /** Larger, deeper or richer than {@link Limits} allow. */
        LIMIT_EXCEEDED
    }

    private final Reason reason;

    /** The message names the place or the limit. */
    public XmlException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
