// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.core.Policy.Storage;
import io.kith.xmpp.hub.internal.core.Policy.Streams;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that mean no good; two friends talk on meanwhile. */
class HostileTest extends HubTest {

    @Override
    Policy policy() {
        return new Policy(
                true,
                new Streams(20, 15, Duration.ofSeconds(2), Duration.ofSeconds(3), 64 * 1024, 256 * 1024),
                new Storage(1000, 100, 5, 100));
    }

    private void othersAreServed() throws Exception {
        RawClient cleo = online("cleo", "c");
        assertEquals(
                "result",
                cleo.request("get", "localhost", "<ping xmlns='urn:xmpp:ping'/>")
                        .attribute("type")
                        .orElse(""));
        cleo.close();
    }

    @Test
    void aHugeStanzaOfAStranger() throws Exception {
        RawClient client = connect();
        client.open();
        client.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>" + "A".repeat(60_000));
        client.expectStreamError("policy-violation");
        othersAreServed();
    }

    @Test
    void aHugeStanza() throws Exception {
        RawClient client = online("anna", "a");
        client.send("<message to='bert@localhost'><body>" + "x".repeat(100_000) + "</body></message>");
        client.expectStreamError("policy-violation");
        othersAreServed();
    }

    @Test
    void aHugeElementBeforeAResourceIsBound() throws Exception {
        RawClient client = connect();
        client.open();
        client.login("anna", RawClient.passwordOf("anna"));
        client.send("<iq type='set' id='1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>"
                + "x".repeat(40_000) + "</resource></bind></iq>");
        client.expectStreamError("policy-violation");
        othersAreServed();
    }

    @Test
    void tooManyElementsInOneStanza() throws Exception {
        RawClient client = online("anna", "a");
        client.send("<message to='cleo@localhost' type='headline'>" + "<a/>".repeat(4000) + "</message>");
        client.arrived();
        client.send("<message to='cleo@localhost' type='headline'>" + "<a/>".repeat(6000) + "</message>");
        client.expectStreamError("policy-violation");
        othersAreServed();
    }

    @Test
    void tooManyNamesInOneStream() throws Exception {
        RawClient client = online("anna", "a");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 1100; i++) {
            names.append("<n").append(i).append("/>");
        }
        client.send("<message to='cleo@localhost' type='headline'>" + names + "</message>");
        client.expectStreamError("policy-violation");
        othersAreServed();
    }

    @Test
    void deepNesting() throws Exception {
        RawClient client = online("anna", "a");
        client.send("<message to='bert@localhost'>" + "<a>".repeat(5000));
        client.expectStreamError("policy-violation");
        othersAreServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message><body>&lt;&boom;</body></message>", "<!-- x -->", "<?x y?>"})
    void forbiddenXml(String text) throws Exception {
        RawClient client = online("anna", "a");
        client.send(text);
        client.expectStreamError("restricted-xml");
        othersAreServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message><body></message>", "<a b=c/>", "\u0000 <a/>", "<x:y/>", "</nothing> </and/more>"})
    void brokenXml(String text) throws Exception {
        RawClient client = online("anna", "a");
        client.send(text);
        client.expectStreamError("not-well-formed");
        othersAreServed();
    }

    @Test
    void garbage() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            try (RawClient client = connect()) {
                client.socket().getOutputStream().write(bytes);
                client.socket().shutdownOutput();
                while (client.socket().getInputStream().read() >= 0) {
                    // what the hub says does not matter, only that it goes on
                }
            } catch (IOException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 0);
            }
        }
        othersAreServed();
    }

    @Test
    void whoDoesNotLogInIsSentAway() throws Exception {
        RawClient silent = connect();
        RawClient slow = connect();
        slow.open();
        slow.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'");
        slow.expectStreamError("connection-timeout");
        silent.header();
        silent.expectStreamError("connection-timeout");
        othersAreServed();
    }

    @Test
    void whoFallsSilentIsPingedAndGivenUp() throws Exception {
        RawClient friend = online("bert", "b");
        RawClient anna = online("anna", "a");
        befriend(anna, friend);
        anna.await(e -> e.attribute("from").filter("localhost"::equals).isPresent()
                && e.localName().equals("iq"));
        Thread chatter = new Thread(() -> keepAlive(friend));
        chatter.setDaemon(true);
        chatter.start();
        anna.expectStreamError("connection-timeout");
        friend.await(e -> RawClient.is(e, "presence", "unavailable", "anna@localhost/a"));
    }

    private static void keepAlive(RawClient client) {
        try {
            for (int i = 0; i < 100; i++) {
                client.send(" ");
                LockSupport.parkNanos(100_000_000);
            }
        } catch (IOException e) {
            assertTrue(client.socket().isClosed());
        }
    }

    @Test
    void aReaderThatDoesNotReadIsCutOffAndNothingIsLost() throws Exception {
        RawClient slow = bound("anna", "slow");
        slow.send("<presence/>");
        RawClient bert = online("bert", "b");
        String body = "y".repeat(10_000);
        int sent = 0;
        List<String> refused = new ArrayList<>();
        while (refused.isEmpty() && sent < 3000) {
            for (int i = 0; i < 20; i++) {
                bert.send("<message type='normal' id='m" + sent++ + "' to='anna@localhost/slow'><body>" + body
                        + "</body></message>");
            }
            bert.arrived().forEach(e -> refused.add(RawClient.condition(e)));
        }
        assertTrue(refused.contains("service-unavailable"), "after " + sent + ": " + refused);
        othersAreServed();
    }

    @Test
    void whatASlowReaderCannotTakeIsKeptForItsAccount() throws Exception {
        RawClient slow = bound("anna", "slow");
        slow.send("<presence/>");
        RawClient bert = online("bert", "b");
        String body = "y".repeat(60_000);
        int sent = 0;
        List<String> refused = new ArrayList<>();
        while (refused.isEmpty() && sent < 3000) {
            bert.send("<message type='chat' id='m" + sent++ + "' to='anna@localhost'><body>" + body
                    + "</body></message>");
            bert.arrived().forEach(e -> refused.add(RawClient.condition(e)));
        }
        assertEquals(List.of("service-unavailable"), refused, "the store is full at last");
        slow.close();
        RawClient again = online("anna", "again");
        long kept = again.arrived().stream()
                .filter(e -> e.localName().equals("message"))
                .count();
        assertTrue(kept > 10, "kept " + kept);
    }

    @Test
    void soManyConnectionsAndNoMore() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            RawClient client = connect();
            client.open();
            clients.add(client);
        }
        RawClient tooMany = connect();
        tooMany.header();
        tooMany.expectStreamError("resource-constraint");
        clients.get(0).send("</stream:stream>");
        clients.get(0).expectEnd();
        clients.get(0).close();
        eventually("there is room again", () -> {
            try (RawClient next = connect()) {
                next.send(RawClient.HEADER);
                next.header();
                return next.next().localName().equals("features");
            } catch (AssertionError e) {
                return false;
            }
        });
    }

    @Test
    void aRosterHoldsSoMany() throws Exception {
        RawClient anna = online("anna", "a");
        for (int i = 0; i < 5; i++) {
            anna.request("set", "", "<query xmlns='jabber:iq:roster'><item jid='c" + i + "@localhost'/></query>");
        }
        assertEquals(
                "resource-constraint",
                RawClient.condition(
                        anna.request("set", "", "<query xmlns='jabber:iq:roster'><item jid='d@localhost'/></query>")));
        anna.send("<presence type='subscribe' to='d@localhost'/>");
        anna.await(e -> RawClient.condition(e).equals("resource-constraint"));
    }

    @Test
    void aTooLargePresenceIsRefused() throws Exception {
        RawClient anna = online("anna", "a");
        anna.send("<presence><status>" + "z".repeat(40_000) + "</status></presence>");
        assertEquals("policy-violation", RawClient.condition(anna.next()));
    }
}
