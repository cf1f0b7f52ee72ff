// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import java.util.Base64;

/**
 * What the server keeps of a password for one mechanism, RFC 5802 §3: enough to check a proof, not to log in
 * elsewhere.
 *
 * @param salt Base64
 * @param iterations of the key derivation
 * @param storedKey Base64
 * @param serverKey Base64
 */
public record ScramKeys(String salt, int iterations, String storedKey, String serverKey) {

    byte[] storedKeyBytes() {
        return Base64.getDecoder().decode(storedKey);
    }

    byte[] serverKeyBytes() {
        return Base64.getDecoder().decode(serverKey);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "ScramKeys[" + iterations + " iterations]";
    }
}
