// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What is kept of a password.
 *
 * @param sha1 for SCRAM-SHA-1
 * @param sha256 for SCRAM-SHA-256
 */
public record Credentials(ScramKeys sha1, ScramKeys sha256) {

    /** Iterations of new passwords: above the 4096 of RFC 7677, low enough for a small computer. */
    public static final int ITERATIONS = 10_000;

    static final int SALT_BYTES = 16;

    /**
     * Derives the keys of a password, with salts of their own. Takes some 20 ms.
     *
     * @throws IllegalArgumentException if the password will not do; says why
     */
    public static Credentials of(String password, RandomGenerator random) {
        String prepared = SaslPrep.password(password);
        return new Credentials(fresh(ScramHash.SHA_1, prepared, random), fresh(ScramHash.SHA_256, prepared, random));
    }

    private static ScramKeys fresh(ScramHash hash, String password, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return hash.keys(password, salt, ITERATIONS);
    }

    /** The keys for one mechanism. */
    public ScramKeys keys(ScramHash hash) {
        return hash == ScramHash.SHA_1 ? sha1 : sha256;
    }

    /** Whether this is the password. */
    public boolean match(String password) {
        String prepared;
        try {
            prepared = SaslPrep.password(password);
        } catch (IllegalArgumentException e) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(sha256.salt());
        ScramKeys keys = ScramHash.SHA_256.keys(prepared, salt, sha256.iterations());
        return MessageDigest.isEqual(keys.storedKeyBytes(), sha256.storedKeyBytes());
    }
}
