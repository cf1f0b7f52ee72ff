// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Status;
import io.kith.xmpp.Status.State;
import io.kith.xmpp.smack.internal.Settings.Login;
import io.kith.xmpp.smack.internal.Settings.Pace;
import io.kith.xmpp.smack.internal.Settings.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link against a server that misbehaves in ways in which no real one can be made to. */
class SmackLinkTest {

    private static final String JID = "thing@fake.test";

    private final List<SmackLink> links = new ArrayList<>();
    private final Witness witness = new Witness();
    private FakeServer server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
    }

    @AfterEach
    void close() throws Exception {
        links.forEach(SmackLink::close);
        server.stop();
    }

    private Settings settings() {
        return Settled.plain(JID, server.port(), "secret");
    }

    private SmackLink open(Settings settings) {
        SmackLink link = new SmackLink(settings);
        links.add(link);
        link.open(witness);
        return link;
    }

    private static Element message(String id) {
        return Element.builder(Namespaces.CLIENT, "message")
                .attribute("id", id)
                .attribute("to", "friend@fake.test")
                .child(Namespaces.CLIENT, "body", "text of " + id)
                .build();
    }

    private static Pace pace(Duration silence, Duration answer) {
        return new Pace(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(300), silence, answer);
    }

    @Test
    void logsInWithTheStrongestMechanismAndTellsInOrder() throws Exception {
        open(settings());
        assertEquals(Jid.of("thing@fake.test/kith"), witness.awaitOnline());
        List<Object> told = witness.told();
        assertEquals(State.CONNECTING, ((Status) told.get(0)).state());
        assertEquals(State.AUTHENTICATING, ((Status) told.get(1)).state());
        assertEquals(Jid.of("thing@fake.test/kith"), told.get(2));
        assertEquals(State.ONLINE, ((Status) told.get(3)).state());
    }

    @Test
    void logsInWithSha1WhereTheServerKnowsNothingNewer() throws Exception {
        server.manner.mechanisms = "<mechanism>DIGEST-MD5</mechanism><mechanism>SCRAM-SHA-1</mechanism>";
        open(settings());
        witness.awaitOnline();
    }

    @Test
    void neverUsesAWeakMechanism() throws Exception {
        server.manner.mechanisms =
                "<mechanism>DIGEST-MD5</mechanism><mechanism>CRAM-MD5</mechanism><mechanism>PLAIN</mechanism>";
        open(settings());
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("no login that is safe enough"), detail);
        assertTrue(server.heardBeforeLogin.isEmpty());
    }

    @Test
    void neverSendsThePasswordItselfWithoutTls() throws Exception {
        server.manner.mechanisms = "<mechanism>PLAIN</mechanism>";
        Settings plain = settings();
        open(Settled.with(plain, new Login("kith", plain.login().password(), false, true)));
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("inside TLS only"), detail);
    }

    @Test
    void refusesAServerWithoutTls() throws Exception {
        open(Settled.with(settings(), new Server("127.0.0.1", server.port(), true, Optional.empty())));
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("offers no TLS") && detail.contains(Settled.PID), detail);
    }

    @Test
    void refusesPlainTextToAnotherMachine() {
        open(Settled.with(settings(), new Server("192.0.2.1", 5222, false, Optional.empty())));
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("servers on this machine only"), detail);
    }

    @Test
    void aWrongPasswordIsToldWithItsPlace() throws Exception {
        server.manner.password = "another";
        open(settings());
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("refuses the password of thing@fake.test"), detail);
        assertTrue(detail.contains("password of " + Settled.PID), detail);
    }

    @Test
    void aServerThatDoesNotProveItselfIsNotBelieved() throws Exception {
        server.manner.proof = Optional.of("dj1BQUFB");
        open(settings());
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("does not prove that it knows the account"), detail);
        assertEquals(0, witness.count(Jid.class, j -> true));
    }

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
    void anUnknownHostIsNamed() {
        open(Settled.with(settings(), new Server("no-such-host.invalid", 5222, true, Optional.empty())));
        String detail = witness.await(State.WAITING).detail();
        assertTrue(detail.contains("no-such-host.invalid is not known"), detail);
    }

    @Test
    void aRegistrationThatIsRefusedQuotesTheServer() throws Exception {
        server.manner.password = "another";
        server.manner.registration = iq -> iq.attribute("type").orElse("").equals("get")
                ? answer(
                        iq,
                        "<query xmlns='jabber:iq:register'><instructions>Ask Ann in the office.</instructions>"
                                + "<username/><password/><email/></query>")
                : FakeServer.error(iq, "not-acceptable", "");
        open(Settled.with(settings(), new Login("kith", Settled.password("secret"), true, false)));
        String detail = witness.await(State.FAILED).detail();
        assertTrue(detail.contains("email") && detail.contains("Ask Ann in the office."), detail);
    }

    @Test
    void anAccountIsMadeByAFormToo() throws Exception {
        server.manner.password = "not yet";
        server.manner.registration = iq -> {
            if (iq.attribute("type").orElse("").equals("get")) {
                return answer(
                        iq,
                        "<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='form'>"
                                + "<field var='FORM_TYPE' type='hidden'><value>jabber:iq:register</value></field>"
                                + "<field var='username'><required/></field><field var='password'><required/></field>"
                                + "<field var='nick'/></x></query>");
            }
            server.manner.password = "secret";
            return answer(iq, "");
        };
        open(Settled.with(settings(), new Login("kith", Settled.password("secret"), true, false)));
        witness.awaitOnline();
        Element form = server.heardBeforeLogin
                .get(1)
                .child("jabber:iq:register", "query")
                .orElseThrow();
        assertEquals(
                List.of("FORM_TYPE", "username", "password"),
                form.child("jabber:x:data", "x").orElseThrow().children().stream()
                        .map(f -> f.attribute("var").orElseThrow())
                        .toList());
    }

    private static Element answer(Element iq, String payload) {
        try {
            return XmlReader.parse("<iq xmlns='jabber:client' type='result' id='"
                    + iq.attribute("id").orElseThrow() + "'>" + payload + "</iq>");
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stanzasThatComeBeforeTheLoginEndsAreToldAfterIt() throws Exception {
        server.manner.beforeBindResult = "<message id='early'/><iq type='get' id='q'><x xmlns='urn:x'/></iq>";
        open(settings());
        server.nextStream().send("<message id='late'/>");
        witness.awaitStanza("late");
        List<Object> told = witness.told();
        List<String> order = told.stream()
                .filter(e -> !(e instanceof Status))
                .map(e -> e instanceof Element s ? s.attribute("id").orElseThrow() : "online")
                .toList();
        assertEquals(List.of("online", "early", "q", "late"), order);
    }

    @Test
    void everythingIsToldOnOneThread() throws Exception {
        open(settings());
        FakeServer.Stream stream = server.nextStream();
        for (int i = 0; i < 300; i++) {
            stream.send("<message id='" + i + "'/>");
        }
        witness.awaitStanza("299");
        assertEquals(1, witness.threads().size());
        List<String> ids = witness.told().stream()
                .filter(Element.class::isInstance)
                .map(e -> ((Element) e).attribute("id").orElseThrow())
                .toList();
        for (int i = 0; i < 300; i++) {
            assertEquals(String.valueOf(i), ids.get(i));
        }
    }

    @Test
    void aTooLargeRequestIsStillToBeAnsweredAndTheStreamGoesOn() throws Exception {
        open(settings());
        FakeServer.Stream stream = server.nextStream();
        String large = "x".repeat(400 * 1024);
        stream.send("<iq type='set' id='big' from='a@b/c'><set xmlns='urn:xmpp:iot:control'>" + large + "</set></iq>");
        stream.send("<iq type='result' id='r' from='a@b/c'><x xmlns='urn:x'>" + large + "</x></iq>");
        stream.send("<message id='after'/>");
        Element request = witness.awaitStanza("big");
        assertEquals(List.of(), request.content());
        assertEquals("a@b/c", request.attribute("from").orElseThrow());
        Element result = witness.awaitStanza("r");
        assertEquals("error", result.attribute("type").orElseThrow());
        witness.awaitStanza("after");
        assertEquals(1, server.connections());
    }

    @Test
    void oddStanzasDoNotEndTheStream() throws Exception {
        open(settings());
        FakeServer.Stream stream = server.nextStream();
        List<String> odd = List.of(
                "<iq from='' type='get' id='o1'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
                "<iq type='set' id='o2'/>",
                "<iq type='nonsense' id='o3'><a xmlns='urn:a'/><b xmlns='urn:b'/></iq>",
                "<message id='o4' type='nonsense' xml:lang='tlh' from='@@not an address'><body/></message>",
                "<presence id='o5' type='nonsense'><priority>many</priority><show>blue</show></presence>",
                "<iq type='result' id='o6'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>@</jid></bind></iq>",
                "<iq type='error' id='o7'><error><nonsense/></error></iq>");
        for (String xml : odd) {
            stream.send(xml);
        }
        for (int i = 1; i <= odd.size(); i++) {
            Element expected = XmlReader.parse(odd.get(i - 1)).inNamespace(Namespaces.CLIENT);
            assertEquals(expected, witness.awaitStanza("o" + i));
        }
        assertEquals(1, server.connections());
        assertTrue(stream.heard.isEmpty(), "Nobody but the listener answers");
    }

    @Test
    void whatIsNotXmlEndsTheStreamAndANewOneBegins() throws Exception {
        open(settings());
        server.nextStream().send("<message><unclosed></message>");
        server.nextStream().send("<message id='new'/>");
        witness.awaitStanza("new");
        witness.awaitOnline(2);
    }

    @Test
    void documentTypesAndEntitiesAreRefused() throws Exception {
        open(settings());
        server.nextStream().send("<message id='e'><body>&lol;</body></message>");
        witness.awaitOnline(2);
        assertEquals(0, witness.count(Element.class, e -> true));
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
    void sendingNeverBlocks() throws Exception {
        SmackLink link = open(settings());
        assertThrows(IllegalStateException.class, () -> new SmackLink(settings()).send(message("offline")));
        server.nextStream().deaf = true;
        witness.awaitOnline();
        Element large = Element.builder(Namespaces.CLIENT, "message")
                .child(Namespaces.CLIENT, "body", "y".repeat(100_000))
                .build();
        assertThrows(IllegalStateException.class, () -> {
            for (int i = 0; i < 1000; i++) {
                link.send(large);
            }
        });
        long began = System.nanoTime();
        link.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 6);
        Threads.awaitNone("kith-xmpp", "Smack");
    }

    @Test
    void sendingKeepsTheOrderBeyondTheQueueOfTheLibrary() throws Exception {
        SmackLink link = open(settings());
        FakeServer.Stream stream = server.nextStream();
        witness.awaitOnline();
        for (int i = 0; i < 3000; i++) {
            link.send(message(String.valueOf(i)));
        }
        for (int i = 0; i < 3000; i++) {
            assertEquals(String.valueOf(i), stream.next().attribute("id").orElseThrow());
        }
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
