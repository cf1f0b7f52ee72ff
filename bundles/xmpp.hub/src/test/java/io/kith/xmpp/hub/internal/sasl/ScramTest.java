// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.hub.internal.sasl.SaslException.Condition;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SCRAM by the examples of RFC 5802 §5 and RFC 7677 §3, PLAIN by RFC 4616, and the limits on guessing. */
class ScramTest {

    private static final Credentials PENCIL = Credentials.of("pencil", new SecureRandom());

    private final AtomicLong clock = new AtomicLong();
    private final Authenticator authenticator = new Authenticator(
            "localhost",
            name -> name.equals("user") ? Optional.of(PENCIL) : Optional.empty(),
            new byte[] {1, 2, 3},
            clock::get);

    private static ServerScram scram(ScramHash hash, String salt, String nonce) {
        return new ServerScram(
                hash, user -> hash.keys("pencil", Base64.getDecoder().decode(salt), 4096), nonce);
    }

    @Test
    void exampleOfRfc5802() throws Exception {
        ServerScram scram = scram(ScramHash.SHA_1, "QSXCR+Q6sek8bf92", "3rfcNHYJY1ZVvWVs7j");
        assertEquals(
                "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
                scram.first("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"));
        assertEquals(
                "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=",
                scram.last("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="));
    }

    @Test
    void exampleOfRfc7677() throws Exception {
        ServerScram scram = scram(ScramHash.SHA_256, "W22ZaJ0SNY7soEsUEjb6gQ==", "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");
        assertEquals(
                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                scram.first("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"));
        assertEquals(
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
                scram.last("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n",
                "n,",
                "n,,",
                "n,,n=user",
                "n,,r=x,n=user",
                "p=tls-unique,,n=user,r=x",
                "n,,n=,r=x",
                "n,,n=a=2,r=x",
                "x,,n=user,r=x",
                "n,,n=user,r="
            })
    void brokenFirstMessagesAreMalformed(String message) {
        ServerScram scram = scram(ScramHash.SHA_1, "QSXCR+Q6sek8bf92", "s");
        SaslException e = assertThrows(SaslException.class, () -> scram.first(message));
        assertEquals(Condition.MALFORMED_REQUEST, e.condition());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c=eSws,r=cs,p=AAAA",
                "c=biws,r=other,p=AAAA",
                "c=biws,r=cs,p=AAAA",
                "c=biws,r=cs,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="
            })
    void aWrongProofOrNonceOrBindingIsRefused(String message) throws Exception {
        ServerScram scram = scram(ScramHash.SHA_1, "QSXCR+Q6sek8bf92", "s");
        scram.first("n,,n=user,r=c");
        SaslException e = assertThrows(SaslException.class, () -> scram.last(message));
        assertEquals(Condition.NOT_AUTHORIZED, e.condition());
    }

    private Optional<String> login(String mechanism, String user, String password, String address) throws Exception {
        Authenticator.Login login = authenticator.begin(mechanism, address, true);
        if (mechanism.equals("PLAIN")) {
            login.step("\0" + user + "\0" + password);
            return login.user();
        }
        ScramHash hash = mechanism.endsWith("256") ? ScramHash.SHA_256 : ScramHash.SHA_1;
        ScramClient client = new ScramClient(hash, user, password, "nonce");
        login.step(client.last(login.step(client.first())));
        return login.user();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN"})
    void theRightPasswordLogsInAndAnotherDoesNot(String mechanism) throws Exception {
        assertEquals(Optional.of("user"), login(mechanism, "user", "pencil", "here"));
        assertEquals(Optional.of("user"), login(mechanism, "USER@localhost", "pencil", "here"));
        for (String user : List.of("user", "nobody")) {
            SaslException e = assertThrows(SaslException.class, () -> login(mechanism, user, "pen", "here"));
            assertEquals(Condition.NOT_AUTHORIZED, e.condition());
        }
    }

    @Test
    void nobodyLogsInAsSomebodyElse() throws Exception {
        Authenticator.Login plain = authenticator.begin("PLAIN", "here", true);
        SaslException e = assertThrows(SaslException.class, () -> plain.step("other@localhost\0user\0pencil"));
        assertEquals(Condition.INVALID_AUTHZID, e.condition());
        Authenticator.Login scram = authenticator.begin("SCRAM-SHA-1", "here", true);
        e = assertThrows(SaslException.class, () -> scram.step("n,a=other,n=user,r=x"));
        assertEquals(Condition.INVALID_AUTHZID, e.condition());
    }

    @ParameterizedTest
    @EnumSource(ScramHash.class)
    void unknownNamesGetASaltThatStaysTheSame(ScramHash hash) throws Exception {
        String first = salt(hash, "nobody");
        assertEquals(first, salt(hash, "nobody"));
        assertNotEquals(first, salt(hash, "somebody"));
        assertEquals(first.length(), salt(hash, "user").length());
    }

    private String salt(ScramHash hash, String user) throws Exception {
        String challenge = authenticator.begin(hash.mechanism(), "here", true).step("n,,n=" + user + ",r=x");
        return challenge.substring(challenge.indexOf(",s="));
    }

    @Test
    void plainIsForTlsOnly() {
        assertFalse(Authenticator.mechanisms(false).contains("PLAIN"));
        assertTrue(Authenticator.mechanisms(true).contains("PLAIN"));
        SaslException e = assertThrows(SaslException.class, () -> authenticator.begin("PLAIN", "here", false));
        assertEquals(Condition.ENCRYPTION_REQUIRED, e.condition());
        e = assertThrows(SaslException.class, () -> authenticator.begin("ANONYMOUS", "here", true));
        assertEquals(Condition.INVALID_MECHANISM, e.condition());
    }

    private Condition failure(String user, String password, String address) {
        return assertThrows(SaslException.class, () -> login("SCRAM-SHA-1", user, password, address))
                .condition();
    }

    @Test
    void guessingIsSlowedDownAndForgivenLater() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertEquals(Condition.NOT_AUTHORIZED, failure("user", "guess" + i, "there"));
        }
        assertEquals(Condition.TEMPORARY_AUTH_FAILURE, failure("user", "pencil", "there"));
        clock.addAndGet(1001);
        assertEquals(Optional.of("user"), login("SCRAM-SHA-1", "user", "pencil", "there"));
        assertEquals(Condition.NOT_AUTHORIZED, failure("user", "again", "there"));
    }

    @Test
    void guessesAtTheSameTimeAreCountedToo() throws Exception {
        List<Authenticator.Login> logins = new ArrayList<>();
        List<String> proofs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Authenticator.Login login = authenticator.begin("SCRAM-SHA-1", "there", true);
            ScramClient client = new ScramClient(ScramHash.SHA_1, "user", "guess" + i, "nonce");
            proofs.add(client.last(login.step(client.first())));
            logins.add(login);
        }
        int checked = 0;
        for (int i = 0; i < 100; i++) {
            Authenticator.Login login = logins.get(i);
            String proof = proofs.get(i);
            SaslException e = assertThrows(SaslException.class, () -> login.step(proof));
            checked += e.condition() == Condition.NOT_AUTHORIZED ? 1 : 0;
        }
        assertEquals(5, checked);
    }

    @Test
    void aGuesserDoesNotLockOutTheOwner() throws Exception {
        assertEquals(Optional.of("user"), login("SCRAM-SHA-1", "user", "pencil", "home"));
        for (int i = 0; i < 100; i++) {
            failure("user", "guess", "there" + i % 10);
            clock.addAndGet(100);
        }
        assertEquals(Condition.TEMPORARY_AUTH_FAILURE, failure("user", "pencil", "elsewhere"));
        assertEquals(Optional.of("user"), login("SCRAM-SHA-1", "user", "pencil", "home"));
    }

    @Test
    void secretsDoNotShow() {
        assertFalse(PENCIL.toString().contains(PENCIL.sha1().storedKey()));
        assertFalse(PENCIL.toString().contains(PENCIL.sha256().serverKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00AD", "a\u0007b"})
    void passwordsThatCannotBeTypedAreRefused(String password) {
        assertThrows(IllegalArgumentException.class, () -> Credentials.of(password, new SecureRandom()));
        assertFalse(PENCIL.match(password));
    }

    @Test
    void passwordsAreComparedAsRfc4013Says() {
        Credentials credentials = Credentials.of("I\u00ADX \u2168", new SecureRandom());
        assertTrue(credentials.match("IX\u00A0IX"));
    }
}
