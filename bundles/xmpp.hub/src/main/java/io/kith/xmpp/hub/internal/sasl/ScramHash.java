// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The functions of RFC 5802 §2.2 with SHA-1 and with SHA-256 (RFC 7677). */
public enum ScramHash {
    /** The stronger, offered first. */
    SHA_256("SCRAM-SHA-256", "SHA-256", "HmacSHA256", 32),
    /** What every client knows. */
    SHA_1("SCRAM-SHA-1", "SHA-1", "HmacSHA1", 20);

    private final String mechanism;
    private final String digest;
    private final String hmac;
    private final int bytes;

    ScramHash(String mechanism, String digest, String hmac, int bytes) {
        this.mechanism = mechanism;
        this.digest = digest;
        this.hmac = hmac;
        this.bytes = bytes;
    }

    /** The name of the SASL mechanism. */
    public String mechanism() {
        return mechanism;
    }

    /** The keys of a prepared password. */
    ScramKeys keys(String password, byte[] salt, int iterations) {
        byte[] salted = salted(password, salt, iterations);
        byte[] storedKey = hash(hmac(salted, "Client Key"));
        Base64.Encoder base64 = Base64.getEncoder();
        return new ScramKeys(
                base64.encodeToString(salt),
                iterations,
                base64.encodeToString(storedKey),
                base64.encodeToString(hmac(salted, "Server Key")));
    }

    /** Hi() of RFC 5802. */
    byte[] salted(String password, byte[] salt, int iterations) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bytes * 8);
            return SecretKeyFactory.getInstance("PBKDF2With" + hmac)
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks PBKDF2With" + hmac, e);
        }
    }

    byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(hmac);
            mac.init(new SecretKeySpec(key, hmac));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + hmac, e);
        }
    }

    byte[] hash(byte[] data) {
        try {
            return MessageDigest.getInstance(digest).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + digest, e);
        }
    }
}
