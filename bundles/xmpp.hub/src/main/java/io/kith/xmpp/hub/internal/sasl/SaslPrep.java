// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import java.text.Normalizer;

/** The part of SASLprep (RFC 4013) that real passwords meet: spaces, invisible characters, NFKC, no control characters. */
final class SaslPrep {

    private SaslPrep() {}

    /**
     * Prepares a password.
     *
     * @throws IllegalArgumentException if it is empty or has control characters
     */
    static String password(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints().filter(c -> !mappedToNothing(c)).forEach(c -> mapped.appendCodePoint(isSpace(c) ? ' ' : c));
        String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        if (prepared.isEmpty()) {
            throw new IllegalArgumentException("The password is empty.");
        }
        if (prepared.codePoints().anyMatch(SaslPrep::prohibited)) {
            throw new IllegalArgumentException("The password has characters that cannot be typed.");
        }
        return prepared;
    }

    /** RFC 3454 table C.1.2. */
    private static boolean isSpace(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** RFC 3454 table B.1. */
    private static boolean mappedToNothing(int c) {
        return c == 0x00AD
                || c == 0x034F
                || c == 0x1806
                || (c >= 0x180B && c <= 0x180D)
                || (c >= 0x200B && c <= 0x200D)
                || c == 0x2060
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFEFF;
    }

    private static boolean prohibited(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE
                || (c & 0xFFFE) == 0xFFFE
                || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
