// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: salted and stretched (RFC 8018 §5.2), with the count of rounds beside it so that it can
 * grow.
 *
 * @param rounds iterations of PBKDF2 with HMAC-SHA-256
 * @param salt hexadecimal
 * @param key hexadecimal
 */
record PasswordHash(int rounds, String salt, String key) {

    private static final int ROUNDS = 100_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;
    private static final String SCHEME = "pbkdf2-sha256";
    private static final Pattern FORM = Pattern.compile(SCHEME + ":(\\d{1,8}):([0-9a-f]{16,128}):([0-9a-f]{64})");

    /** Hashes a password with a salt of its own. */
    static PasswordHash of(String password, SecureRandom random) {
        return of(password, random, ROUNDS);
    }

    static PasswordHash of(String password, SecureRandom random, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String written = HexFormat.of().formatHex(salt);
        return new PasswordHash(rounds, written, stretch(password, written, rounds));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    static PasswordHash parse(String line) {
        Matcher matcher = FORM.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it does not hold a password hash");
        }
        int rounds = Integer.parseInt(matcher.group(1));
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("it asks for " + rounds + " rounds");
        }
        return new PasswordHash(rounds, matcher.group(2), matcher.group(3));
    }

    /** Whether that is the password. Takes a good part of a second, on purpose. */
    boolean matches(String password) {
        byte[] given = HexFormat.of().parseHex(stretch(password, salt, rounds));
        return MessageDigest.isEqual(given, HexFormat.of().parseHex(key));
    }

    private static String stretch(String password, String salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), HexFormat.of().parseHex(salt), rounds, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return HexFormat.of().formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot derive keys from passwords: " + e.getMessage(), e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return SCHEME + ':' + rounds + ':' + salt + ':' + key;
    }
}
