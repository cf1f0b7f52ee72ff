// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Status;
import io.kith.xmpp.Status.State;
import io.kith.xmpp.smack.internal.Settings.Pace;
import io.kith.xmpp.smack.internal.Settings.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a link does with a real server when something is wrong. */
class ProsodyTroubleTest extends AgainstProsody {

    @Test
    void aWrongPasswordNamesTheRemedy() throws Exception {
        server.account("locked", "right");
        Witness witness = new Witness();
        Settings settings = settings("locked");
        Files.createDirectories(folder.resolve("accounts"));
        Files.writeString(folder.resolve("accounts/locked.password"), "wrong\n");
        open(settings, witness);
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("refuses the password of locked@house.test"), detail);
        assertTrue(detail.contains(folder.resolve("accounts/locked.password").toString()), detail);
        assertEquals(0, witness.count(Jid.class, j -> true));
    }

    @Test
    void aServerThatIsRestartedIsFoundAgain() throws Exception {
        Path own = Files.createTempDirectory(folder, "restart");
        Prosody restarted = new Prosody(own);
        try {
            Witness witness = new Witness();
            open(
                    Settled.tls(
                            "thing@house.test",
                            restarted.port(),
                            restarted.certificate(),
                            new Password.InFile(own.resolve("thing.password"))),
                    witness);
            String detail = witness.await(State.WAITING).detail();
            assertTrue(detail.contains("Nobody listens"), detail);
            restarted.start();
            witness.awaitOnline();
            restarted.stop();
            witness.await(
                    Status.class,
                    2,
                    s -> s.state() == State.WAITING && s.since().isAfter(online(witness)));
            restarted.start();
            witness.awaitOnline(2);
        } finally {
            restarted.stop();
        }
    }

    @Test
    void aStreamThatIsCutIsResumedByTheServerAndNothingIsLost() throws Exception {
        Relay relay = new Relay(server.port());
        try {
            Witness hears = new Witness();
            Settings settings = settings("roamer");
            open(
                    Settled.with(
                            settings,
                            new Server(
                                    "127.0.0.1",
                                    relay.port(),
                                    true,
                                    settings.server().certificate())),
                    hears);
            Jid to = hears.awaitOnline();
            Witness speaks = new Witness();
            SmackLink speaker = open(settings("caller"), speaks);
            speaks.awaitOnline();
            relay.cut();
            for (int i = 0; i < 20; i++) {
                speaker.send(Element.builder(Namespaces.CLIENT, "message")
                        .attribute("to", to.toString())
                        .attribute("id", "n" + i)
                        .child(Namespaces.CLIENT, "body", "text")
                        .build());
            }
            hears.awaitStanza("n19");
            assertEquals(1, hears.count(Jid.class, j -> true), "Resumed, so not online anew");
            assertEquals(
                    20,
                    hears.count(Element.class, e -> e.attribute("id").orElse("").startsWith("n")));
        } finally {
            relay.stop();
        }
    }

    @Test
    void closingIsNotHeldUpByANetworkThatTakesNothing() throws Exception {
        Relay relay = new Relay(server.port());
        try {
            Witness witness = new Witness();
            Settings settings = settings("stuck");
            SmackLink link = open(
                    Settled.with(
                            settings,
                            new Server(
                                    "127.0.0.1",
                                    relay.port(),
                                    true,
                                    settings.server().certificate())),
                    witness);
            witness.awaitOnline();
            relay.freeze();
            Element large = Element.builder(Namespaces.CLIENT, "message")
                    .child(Namespaces.CLIENT, "body", "y".repeat(100_000))
                    .build();
            assertThrows(IllegalStateException.class, () -> {
                for (int i = 0; i < 1000; i++) {
                    link.send(large);
                }
            });
            link.close();
            witness.await(State.CLOSED);
        } finally {
            relay.stop();
        }
    }

    private static Instant online(Witness witness) {
        return witness.await(State.ONLINE).since();
    }

    @Test
    void anUntrustedCertificateIsRefusedUntilItIsNamed() throws Exception {
        Witness witness = new Witness();
        Settings good = settings("careful");
        Settings unaware = Settled.with(good, new Server("127.0.0.1", server.port(), true, Optional.empty()));
        SmackLink link = open(unaware, witness);
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("is not trusted") && detail.contains("certificate of " + Settled.PID), detail);
        link.update(good);
        witness.awaitOnline();
    }

    @Test
    void aCertificateForAnotherNameIsRefusedThoughItIsTrusted() throws Exception {
        Witness witness = new Witness();
        open(Settled.tls("x@other.test", server.port(), server.certificate(), Settled.password("x")), witness);
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("is not for other.test"), detail);
        assertEquals(0, witness.count(Jid.class, j -> true));
    }

    @Test
    void aCertificateFileThatIsNotThereYetIsWaitedFor() throws Exception {
        Path later = folder.resolve("later.pem");
        Witness witness = new Witness();
        Settings settings = settings("early");
        open(Settled.with(settings, new Server("127.0.0.1", server.port(), true, Optional.of(later))), witness);
        String detail = witness.await(State.WAITING).detail();
        assertTrue(detail.contains(later.toString()), detail);
        Files.copy(server.certificate(), later);
        witness.awaitOnline();
    }

    @Test
    void twoSessionsOfOneResourceDoNotFight() throws Exception {
        Pace calm = new Pace(
                Duration.ofMillis(50),
                Duration.ofSeconds(30),
                Duration.ofSeconds(300),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10));
        Witness first = new Witness();
        Witness second = new Witness();
        open(Settled.with(settings("twin"), calm), first);
        first.awaitOnline();
        open(Settled.with(settings("twin"), calm), second);
        second.awaitOnline();
        String detail = first.await(State.WAITING).detail();
        assertTrue(detail.contains("Another session"), detail);
        assertEquals(0, second.count(Status.class, s -> s.state() == State.WAITING));
    }
}
