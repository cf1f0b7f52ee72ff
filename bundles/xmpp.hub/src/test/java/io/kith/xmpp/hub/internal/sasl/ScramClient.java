// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The client's side of SCRAM, for tests. */
public final class ScramClient {

    private final ScramHash hash;
    private final String password;
    private final String bare;
    private final String header;

    public ScramClient(ScramHash hash, String user, String password, String nonce) {
        this.hash = hash;
        this.password = password;
        this.header = "n,,";
        this.bare = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    public String first() {
        return header + bare;
    }

    public String last(String serverFirst) {
        String[] parts = serverFirst.split(",");
        byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
        int iterations = Integer.parseInt(parts[2].substring(2));
        byte[] clientKey = hash.hmac(hash.salted(password, salt, iterations), "Client Key");
        String withoutProof =
                "c=" + Base64.getEncoder().encodeToString(header.getBytes(StandardCharsets.UTF_8)) + ',' + parts[0];
        byte[] proof = hash.hmac(hash.hash(clientKey), bare + ',' + serverFirst + ',' + withoutProof);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
    }
}
