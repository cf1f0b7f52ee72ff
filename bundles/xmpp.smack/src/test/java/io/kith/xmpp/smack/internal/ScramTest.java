// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.smack.internal.Scram.Hash;
import io.kith.xmpp.smack.internal.Scram.ScramException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversations that the specifications print, and servers that are not to be trusted. */
class ScramTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** RFC 7677 §3. */
    @Test
    void speaksTheExampleOfSha256() throws Exception {
        Scram scram = new Scram(Hash.SHA_256, "user", "pencil", "rOprNGfwEbeRWgbNEkqO");
        assertEquals("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", text(scram.first()));
        assertEquals(
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                text(scram.answer(bytes("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))));
        assertFalse(scram.isDone());
        scram.answer(bytes("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
        assertTrue(scram.isDone());
    }

    /** RFC 5802 §5. */
    @Test
    void speaksTheExampleOfSha1() throws Exception {
        Scram scram = new Scram(Hash.SHA_1, "user", "pencil", "fyko+d2lbbFgONRv9qkxdawL");
        assertEquals(
                "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
                text(scram.answer(bytes("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))));
        scram.answer(bytes("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="));
        assertTrue(scram.isDone());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "r=another-nonce,s=QSXCR+Q6sek8bf92,i=4096",
                "r=nonce,s=QSXCR+Q6sek8bf92,i=4096",
                "r=nonce2,s=QSXCR+Q6sek8bf92,i=1",
                "r=nonce2,s=QSXCR+Q6sek8bf92,i=2000000000",
                "r=nonce2,s=QSXCR+Q6sek8bf92,i=many",
                "r=nonce2,s=QSXCR+Q6sek8bf92",
                "r=nonce2,s=***,i=4096",
                "m=extension,r=nonce2,s=QSXCR+Q6sek8bf92,i=4096"
            })
    void refusesChallengesThatAreNone(String challenge) {
        Scram scram = new Scram(Hash.SHA_256, "user", "pencil", "nonce");
        assertThrows(ScramException.class, () -> scram.answer(bytes(challenge)));
        assertFalse(scram.isDone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=", "v=AAAA", "e=other-error", "v=***"})
    void refusesAServerThatDoesNotKnowTheAccount(String end) throws Exception {
        Scram scram = new Scram(Hash.SHA_256, "user", "pencil", "nonce");
        scram.answer(bytes("r=nonce2,s=QSXCR+Q6sek8bf92,i=4096"));
        assertThrows(ScramException.class, () -> scram.answer(bytes(end)));
        assertFalse(scram.isDone());
    }

    @Property(tries = 20)
    void convincesAServerWithThatPasswordOnly(
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = ' ', to = '\u00ff') String password,
            @ForAll Hash hash)
            throws Exception {
        Scram scram = new Scram(hash, "a=b,c", password);
        ScramServer server =
                new ScramServer(hash.mechanism(), Base64.getEncoder().encodeToString(scram.first()), password);
        ScramServer other =
                new ScramServer(hash.mechanism(), Base64.getEncoder().encodeToString(scram.first()), password + '!');
        byte[] proof = scram.answer(Base64.getDecoder().decode(server.challenge()));
        String response = Base64.getEncoder().encodeToString(proof);
        assertTrue(other.verify(response).isEmpty());
        scram.answer(Base64.getDecoder().decode(server.verify(response).orElseThrow()));
        assertTrue(scram.isDone());
    }
}
