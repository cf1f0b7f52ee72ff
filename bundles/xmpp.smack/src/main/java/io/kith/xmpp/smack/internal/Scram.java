// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One conversation of SCRAM (RFC 5802, RFC 7677) without channel binding: three messages, of which the last proves that
 * the server knows the account as well. Smack has SHA-1 only, and takes any number of iterations.
 */
final class Scram {

    /** RFC 7677 §4 asks for at least as many; with fewer, who overhears guesses too fast. */
    private static final int LEAST_ITERATIONS = 4096;

    /** More would only serve a server that wants to keep us busy. */
    private static final int MOST_ITERATIONS = 1_000_000;

    private static final String GS2_HEADER = "n,,";

    /** The digest with which all is done. */
    enum Hash {
        /** SCRAM-SHA-256. */
        SHA_256("SHA-256", "HmacSHA256"),
        /** SCRAM-SHA-1. */
        SHA_1("SHA-1", "HmacSHA1");

        private final String digest;
        private final String mac;

        Hash(String digest, String mac) {
            this.digest = digest;
            this.mac = mac;
        }

        String mechanism() {
            return "SCRAM-" + digest;
        }
    }

    /** What the server said is not SCRAM, or not to be trusted. */
    static final class ScramException extends Exception {
        private static final long serialVersionUID = 1L;

        ScramException(String message) {
            super(message);
        }
    }

    private enum Step {
        FIRST,
        FINAL,
        DONE
    }

    private final Hash hash;
    private final String password;
    private final String nonce;
    private final String clientFirst;
    private Step step = Step.FIRST;
    private byte[] serverSignature = {};

    /** User and password as prepared by SASLprep. */
    Scram(Hash hash, String user, String password) {
        this(hash, user, password, newNonce());
    }

    /** With a given nonce, so that the examples of the specification can be repeated. */
    Scram(Hash hash, String user, String password, String nonce) {
        this.hash = hash;
        this.password = password;
        this.nonce = nonce;
        this.clientFirst = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    private static String newNonce() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    /** The message that opens. */
    byte[] first() {
        return bytes(GS2_HEADER + clientFirst);
    }

    /** Answers what the server says; empty once it has proved itself. */
    byte[] answer(byte[] challenge) throws ScramException {
        String message = new String(challenge, StandardCharsets.UTF_8);
        switch (step) {
            case FIRST -> {
                byte[] proof = prove(message);
                step = Step.FINAL;
                return proof;
            }
            case FINAL -> {
                check(message);
                step = Step.DONE;
                return new byte[0];
            }
            default -> throw new ScramException("The server says more than SCRAM has.");
        }
    }

    /** Whether the server proved that it knows the account. */
    boolean isDone() {
        return step == Step.DONE;
    }

    private byte[] prove(String serverFirst) throws ScramException {
        Map<String, String> said = attributes(serverFirst);
        String both = said.getOrDefault("r", "");
        if (said.containsKey("m") || !both.startsWith(nonce) || both.length() == nonce.length()) {
            throw new ScramException("The server's SCRAM challenge does not belong to this login.");
        }
        String withoutProof = "c=" + encode(bytes(GS2_HEADER)) + ",r=" + both;
        byte[] messages = bytes(clientFirst + ',' + serverFirst + ',' + withoutProof);
        byte[] salted = salted(decode(said.getOrDefault("s", "")), iterations(said.getOrDefault("i", "")));
        byte[] clientKey = hmac(salted, bytes("Client Key"));
        byte[] proof = xor(clientKey, hmac(digest(clientKey), messages));
        serverSignature = hmac(hmac(salted, bytes("Server Key")), messages);
        return bytes(withoutProof + ",p=" + encode(proof));
    }

    private void check(String serverFinal) throws ScramException {
        Map<String, String> said = attributes(serverFinal);
        if (!MessageDigest.isEqual(serverSignature, decode(said.getOrDefault("v", "")))) {
            throw new ScramException("The server does not prove that it knows the account.");
        }
    }

    private static int iterations(String text) throws ScramException {
        int iterations;
        try {
            iterations = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ScramException("The server's SCRAM challenge names no iterations.");
        }
        if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) {
            throw new ScramException("The server wants " + iterations + " iterations of SCRAM; " + LEAST_ITERATIONS
                    + " to " + MOST_ITERATIONS + " are accepted.");
        }
        return iterations;
    }

    /** Hi() of RFC 5802 §2.2. */
    private byte[] salted(byte[] salt, int iterations) throws ScramException {
        try {
            Mac mac = mac(bytes(password));
            mac.update(salt);
            byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
            byte[] result = round.clone();
            for (int i = 1; i < iterations; i++) {
                round = mac.doFinal(round);
                for (int j = 0; j < result.length; j++) {
                    result[j] ^= round[j];
                }
            }
            return result;
        } catch (GeneralSecurityException e) {
            throw new ScramException("This Java lacks " + hash.mac + ".");
        }
    }

    private Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(hash.mac);
        // An empty password is refused before; an empty key would be by Java.
        mac.init(new SecretKeySpec(key, hash.mac));
        return mac;
    }

    private byte[] hmac(byte[] key, byte[] text) throws ScramException {
        try {
            return mac(key).doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new ScramException("This Java lacks " + hash.mac + ".");
        }
    }

    private byte[] digest(byte[] text) throws ScramException {
        try {
            return MessageDigest.getInstance(hash.digest).digest(text);
        } catch (GeneralSecurityException e) {
            throw new ScramException("This Java lacks " + hash.digest + ".");
        }
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = a.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= b[i];
        }
        return result;
    }

    private static Map<String, String> attributes(String message) {
        Map<String, String> attributes = new HashMap<>();
        for (String each : message.split(",")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                attributes.putIfAbsent(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return attributes;
    }

    private static byte[] decode(String base64) throws ScramException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ScramException("The server's SCRAM message is not Base64.");
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
