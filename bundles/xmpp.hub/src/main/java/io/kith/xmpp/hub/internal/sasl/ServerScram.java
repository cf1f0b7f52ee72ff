// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import io.kith.xmpp.hub.internal.sasl.SaslException.Condition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The server's side of one SCRAM exchange, RFC 5802 §5, without channel binding. For one login, in order. */
final class ServerScram {

    private final ScramHash hash;
    private final Function<String, ScramKeys> keysOf;
    private final String serverNonce;
    private @Nullable Begun begun;

    /** What the first message settled. */
    private record Begun(
            String user, String gs2Header, String bare, String nonce, String serverFirst, ScramKeys keys) {}

    ServerScram(ScramHash hash, Function<String, ScramKeys> keysOf, String serverNonce) {
        this.hash = hash;
        this.keysOf = keysOf;
        this.serverNonce = serverNonce;
    }

    /** Takes the client's first message and gives the challenge. */
    String first(String message) throws SaslException {
        int authzid = message.indexOf(',');
        int bareAt = message.indexOf(',', authzid + 1) + 1;
        if (authzid != 1 || bareAt <= 0) {
            throw malformed("The first message of SCRAM lacks its header.");
        }
        if (message.charAt(0) != 'n' && message.charAt(0) != 'y') {
            throw malformed("Channel binding is not offered here.");
        }
        String bare = message.substring(bareAt);
        String[] parts = bare.split(",", -1);
        if (parts.length < 2 || !parts[0].startsWith("n=") || !parts[1].startsWith("r=") || parts[1].length() < 3) {
            throw malformed("The first message of SCRAM wants n= and r=.");
        }
        String user = name(parts[0].substring(2));
        String asked = message.substring(authzid + 1, bareAt - 1);
        if (!asked.isEmpty() && !(asked.startsWith("a=") && sameUser(name(asked.substring(2)), user))) {
            throw new SaslException(Condition.INVALID_AUTHZID, "Log in as yourself.");
        }
        ScramKeys keys = keysOf.apply(user);
        String nonce = parts[1].substring(2) + serverNonce;
        String serverFirst = "r=" + nonce + ",s=" + keys.salt() + ",i=" + keys.iterations();
        begun = new Begun(user, message.substring(0, bareAt), bare, nonce, serverFirst, keys);
        return serverFirst;
    }

    /** Whether the first message was taken. */
    boolean isBegun() {
        return begun != null;
    }

    /** The name that the first message gave. */
    String user() {
        return begun == null ? "" : begun.user;
    }

    /** Takes the client's proof and gives ours. */
    String last(String message) throws SaslException {
        Begun known = begun;
        int proofAt = message.lastIndexOf(",p=");
        if (known == null || proofAt < 0) {
            throw malformed("The last message of SCRAM lacks its proof.");
        }
        String withoutProof = message.substring(0, proofAt);
        String binding = "c=" + Base64.getEncoder().encodeToString(known.gs2Header.getBytes(StandardCharsets.UTF_8));
        String expected = binding + ",r=" + known.nonce;
        if (!withoutProof.equals(expected) && !withoutProof.startsWith(expected + ',')) {
            throw new SaslException(Condition.NOT_AUTHORIZED, "The last message of SCRAM does not go with the first.");
        }
        byte[] proof = base64(message.substring(proofAt + 3));
        String authMessage = known.bare + ',' + known.serverFirst + ',' + withoutProof;
        byte[] storedKey = known.keys.storedKeyBytes();
        byte[] clientKey = hash.hmac(storedKey, authMessage);
        if (proof.length != clientKey.length) {
            throw wrong();
        }
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= proof[i];
        }
        if (!MessageDigest.isEqual(hash.hash(clientKey), storedKey)) {
            throw wrong();
        }
        return "v=" + Base64.getEncoder().encodeToString(hash.hmac(known.keys.serverKeyBytes(), authMessage));
    }

    static SaslException wrong() {
        return new SaslException(Condition.NOT_AUTHORIZED, "Wrong name or password.");
    }

    private static boolean sameUser(String authzid, String user) {
        int at = authzid.indexOf('@');
        return (at < 0 ? authzid : authzid.substring(0, at)).equalsIgnoreCase(user);
    }

    private static byte[] base64(String text) throws SaslException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw malformed("The proof of SCRAM is not Base64.");
        }
    }

    /** RFC 5802 §5.1: a comma is written =2C and an equals sign =3D. */
    private static String name(String text) throws SaslException {
        String plain = text.replace("=2C", ",").replace("=3D", "=");
        if (text.replace("=2C", "").replace("=3D", "").indexOf('=') >= 0 || plain.isEmpty()) {
            throw malformed("The name in SCRAM is not escaped as RFC 5802 says.");
        }
        return plain;
    }

    private static SaslException malformed(String message) {
        return new SaslException(Condition.MALFORMED_REQUEST, message);
    }
}
