// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Status;
import io.kith.xmpp.Status.State;
import io.kith.xmpp.smack.internal.Settings.Login;
import io.kith.xmpp.smack.internal.Settings.Pace;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How streams end, and begin anew. */
class ReconnectionTest extends AgainstFakeServer {

    @Test
    void theFirstConnectionIsTriedUntilTheServerIsThere() throws Exception {
        int port = server.port();
        server.stop();
        open(Settled.plain(JID, port, "secret"));
        String detail = witness.await(State.WAITING).detail();
        assertTrue(detail.contains("Nobody listens at 127.0.0.1:" + port), detail);
        server = new FakeServer(port);
        witness.awaitOnline();
    }

    @Test
    void aServerWithoutASignOfLifeIsLeft() throws Exception {
        open(Settled.with(settings(), pace(Duration.ofSeconds(1), Duration.ofSeconds(1))));
        FakeServer.Stream stream = server.nextStream();
        stream.answersPings = false;
        String detail = witness.await(State.WAITING).detail();
        assertTrue(detail.contains("gives no sign of life"), detail);
        witness.awaitOnline(2);
    }

    @Test
    void aSilentServerThatAnswersIsKept() throws Exception {
        open(Settled.with(settings(), pace(Duration.ofSeconds(1), Duration.ofSeconds(1))));
        FakeServer.Stream stream = server.nextStream();
        assertTrue(stream.next().child("urn:xmpp:ping", "ping").isPresent());
        assertTrue(stream.next().child("urn:xmpp:ping", "ping").isPresent());
        assertEquals(1, server.connections());
        assertEquals(0, witness.count(Element.class, e -> true), "The link's own pings are nobody else's");
    }

    @Test
    void aLoginThatHangsIsGivenUpAndTriedAgain() throws Exception {
        server.manner.mute = true;
        open(Settled.with(settings(), pace(Duration.ofSeconds(60), Duration.ofMillis(300))));
        String detail = witness.await(State.WAITING).detail();
        assertTrue(detail.contains("does not answer in time"), detail);
        server.manner.mute = false;
        witness.awaitOnline();
    }

    @Test
    void aLostStreamIsResumedWithWhatWasNotAcknowledged() throws Exception {
        server.manner.resumable = true;
        SmackLink link = open(settings());
        FakeServer.Stream first = server.nextStream();
        witness.awaitOnline();
        link.send(message("unacknowledged"));
        assertEquals("unacknowledged", first.next().attribute("id").orElseThrow());
        first.socket.close();
        FakeServer.Stream second = server.nextStream();
        assertTrue(second.resumed);
        assertEquals("unacknowledged", second.next().attribute("id").orElseThrow());
        witness.await(Status.class, 2, s -> s.state() == State.ONLINE);
        assertEquals(1, witness.count(Jid.class, j -> true), "Resumed, so not online anew");
        link.send(message("next"));
        assertTrue(Stream.generate(() -> next(second))
                .limit(3)
                .anyMatch(e -> e.attribute("id").orElse("").equals("next")));
    }

    @Test
    void whatBelongedToALostSessionIsNotSentInTheNext() throws Exception {
        server.manner.resumable = true;
        server.manner.forgetful = true;
        SmackLink link = open(settings());
        FakeServer.Stream first = server.nextStream();
        witness.awaitOnline();
        link.send(message("old"));
        assertEquals("old", first.next().attribute("id").orElseThrow());
        first.socket.close();
        FakeServer.Stream second = server.nextStream();
        witness.awaitOnline(2);
        link.send(message("new"));
        assertEquals("new", second.next().attribute("id").orElseThrow());
    }

    private static Element next(FakeServer.Stream stream) {
        try {
            return stream.next();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aConflictIsNotFoughtOver() throws Exception {
        open(Settled.with(
                settings(),
                new Pace(
                        Duration.ofMillis(50),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10))));
        server.nextStream()
                .send(
                        "<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>");
        String detail = witness.await(State.WAITING).detail();
        assertTrue(detail.contains("Another session") && detail.contains("resource"), detail);
        CountDownLatch never = new CountDownLatch(1);
        assertFalse(never.await(1, TimeUnit.SECONDS));
        assertEquals(1, server.connections());
    }

    @Test
    void askedForItConnectsAnewAtOnce() throws Exception {
        server.manner.password = "another";
        SmackLink link = open(settings());
        witness.await(State.FAILED);
        server.manner.password = "secret";
        link.reconnect();
        witness.awaitOnline();
        link.reconnect();
        witness.awaitOnline(2);
    }

    @Test
    void aChangeOfTheServerReconnectsAndAChangeOfThePaceDoesNot() throws Exception {
        SmackLink link = open(settings());
        witness.awaitOnline();
        link.update(Settled.with(settings(), pace(Duration.ofSeconds(30), Duration.ofSeconds(5))));
        link.update(Settled.with(settings(), new Login("other", Settled.password("secret"), false, false)));
        witness.awaitOnline(2);
        assertEquals(2, server.connections(), () -> witness.told().toString());
    }

    @Test
    void closingIsOrderlyAndLeavesNoThread() throws Exception {
        SmackLink link = open(settings());
        FakeServer.Stream stream = server.nextStream();
        witness.awaitOnline();
        link.send(Element.builder(Namespaces.CLIENT, "presence")
                .attribute("type", "unavailable")
                .build());
        link.close();
        assertEquals("unavailable", stream.next().attribute("type").orElseThrow());
        assertEquals("end", stream.next().localName());
        assertEquals(State.CLOSED, witness.await(State.CLOSED).state());
        assertThrows(IllegalStateException.class, () -> link.send(message("late")));
        Threads.awaitNone("kith-xmpp", "Smack");
    }

    @Test
    void closingDoesNotWaitForAServerThatNeverEnds() throws Exception {
        SmackLink link = open(settings());
        server.nextStream().endsPolitely = false;
        witness.awaitOnline();
        long began = System.nanoTime();
        link.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 5);
        Threads.awaitNone("kith-xmpp", "Smack");
    }

    @Test
    void closingBreaksOffAnAttempt() throws Exception {
        server.manner.mute = true;
        SmackLink link = open(settings());
        witness.await(State.CONNECTING);
        long began = System.nanoTime();
        link.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 5);
        Threads.awaitNone("kith-xmpp", "Smack");
    }
}
