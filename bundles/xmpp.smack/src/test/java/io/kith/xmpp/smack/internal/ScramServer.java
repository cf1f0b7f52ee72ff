// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The other side of {@link Scram}, written from RFC 5802 with Java's own PBKDF2, so that both sides cannot share a fault. */
final class ScramServer {

    private static final byte[] SALT = "salt of the test".getBytes(StandardCharsets.UTF_8);
    private static final int ITERATIONS = 4096;

    private final String digest;
    private final String mac;
    private final String clientFirstBare;
    private final String serverFirst;
    private final String password;

    ScramServer(String mechanism, String initialResponse, String password) {
        boolean sha256 = mechanism.equals("SCRAM-SHA-256");
        this.digest = sha256 ? "SHA-256" : "SHA-1";
        this.mac = sha256 ? "HmacSHA256" : "HmacSHA1";
        this.password = password;
        this.clientFirstBare = decode(initialResponse).substring("n,,".length());
        String nonce = clientFirstBare.substring(clientFirstBare.indexOf(",r=") + 3);
        this.serverFirst = "r=" + nonce + "server,s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
    }

    String challenge() {
        return encode(serverFirst);
    }

    /** What to say with success; empty if the password is wrong. */
    Optional<String> verify(String response) {
        try {
            String clientFinal = decode(response);
            int proofAt = clientFinal.indexOf(",p=");
            byte[] proof = Base64.getDecoder().decode(clientFinal.substring(proofAt + 3));
            byte[] messages = bytes(clientFirstBare + ',' + serverFirst + ',' + clientFinal.substring(0, proofAt));
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2With" + mac)
                    .generateSecret(new PBEKeySpec(
                            password.toCharArray(),
                            SALT,
                            ITERATIONS,
                            MessageDigest.getInstance(digest).getDigestLength() * 8))
                    .getEncoded();
            byte[] storedKey = MessageDigest.getInstance(digest).digest(hmac(salted, bytes("Client Key")));
            byte[] clientKey = hmac(storedKey, messages);
            for (int i = 0; i < clientKey.length; i++) {
                clientKey[i] ^= proof[i];
            }
            if (!Arrays.equals(MessageDigest.getInstance(digest).digest(clientKey), storedKey)) {
                return Optional.empty();
            }
            byte[] signature = hmac(hmac(salted, bytes("Server Key")), messages);
            return Optional.of(encode("v=" + Base64.getEncoder().encodeToString(signature)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac hmac = Mac.getInstance(mac);
        hmac.init(new SecretKeySpec(key, mac));
        return hmac.doFinal(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
