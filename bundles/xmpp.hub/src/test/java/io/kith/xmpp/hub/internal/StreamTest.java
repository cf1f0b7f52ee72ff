// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.hub.internal.core.Ns;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams from the first byte to a bound resource, and their end. */
class StreamTest extends HubTest {

    private static List<String> mechanisms(Element features) {
        return features.child(Ns.SASL, "mechanisms")
                .map(m -> m.children().stream().map(Element::text).toList())
                .orElse(List.of());
    }

    @Test
    void featuresFollowTheStage() throws Exception {
        RawClient client = connect();
        Element features = client.open();
        assertTrue(features.is(Ns.STREAMS, "features"));
        assertTrue(features.child(Ns.TLS, "starttls").isPresent());
        assertEquals(List.of("SCRAM-SHA-256", "SCRAM-SHA-1"), mechanisms(features));
        assertTrue(features.child(Ns.REGISTER_FEATURE, "register").isPresent());
        client.startTls(hub.certificate());
        features = client.open();
        assertFalse(features.child(Ns.TLS, "starttls").isPresent());
        assertEquals(List.of("SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN"), mechanisms(features));
        client.login("anna", "secret of anna");
    }

    @Test
    void plainInsideTls() throws Exception {
        RawClient client = connect();
        client.open();
        client.send("<auth xmlns='" + Ns.SASL + "' mechanism='PLAIN'>" + RawClient.base64("\0anna\0secret of anna")
                + "</auth>");
        assertTrue(client.next().child(Ns.SASL, "encryption-required").isPresent());
        client.startTls(hub.certificate());
        client.open();
        client.send("<auth xmlns='" + Ns.SASL + "' mechanism='PLAIN'/>");
        assertTrue(client.next().is(Ns.SASL, "challenge"));
        client.send("<response xmlns='" + Ns.SASL + "'>" + RawClient.base64("\0anna\0secret of anna") + "</response>");
        assertTrue(client.next().is(Ns.SASL, "success"));
    }

    @Test
    void whatFollowsStarttlsInTheClearIsNotBelieved() throws Exception {
        RawClient client = connect();
        client.open();
        client.send("<starttls xmlns='" + Ns.TLS + "'/>" + RawClient.HEADER
                + "<iq type='set' id='x'><query xmlns='jabber:iq:register'><username>eve</username>"
                + "<password>e</password></query></iq>");
        assertTrue(client.next().is(Ns.TLS, "proceed"));
        client.socket().shutdownOutput();
        assertThrows(Exception.class, client::expectEnd);
        assertFalse(hub.accounts().exists("eve"));
    }

    @Test
    void afterThreeFailedLoginsTheStreamEnds() throws Exception {
        RawClient client = connect();
        client.open();
        for (int i = 0; i < 3; i++) {
            Element failure = client.attempt("anna", "wrong");
            assertTrue(failure.child(Ns.SASL, "not-authorized").isPresent(), failure.toString());
        }
        client.expectStreamError("policy-violation");
    }

    @Test
    void guessingIsRefusedForAWhile() throws Exception {
        for (int i = 0; i < 5; i++) {
            RawClient client = connect();
            client.open();
            client.attempt("anna", "guess " + i);
        }
        RawClient client = connect();
        client.open();
        Element failure = client.attempt("anna", "secret of anna");
        assertTrue(failure.child(Ns.SASL, "temporary-auth-failure").isPresent(), failure.toString());
    }

    @Test
    void aLoginIsAborted() throws Exception {
        RawClient client = connect();
        client.open();
        client.send("<auth xmlns='" + Ns.SASL + "' mechanism='SCRAM-SHA-1'/>");
        assertTrue(client.next().is(Ns.SASL, "challenge"));
        client.send("<abort xmlns='" + Ns.SASL + "'/>");
        assertTrue(client.next().child(Ns.SASL, "aborted").isPresent());
        client.send("<response xmlns='" + Ns.SASL + "'>%%%</response>");
        assertTrue(client.next().child(Ns.SASL, "malformed-request").isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<stream:stream to='elsewhere' xmlns='jabber:client' xmlns:stream='S' version='1.0'> | host-unknown",
                "<stream:stream to='localhost' xmlns='jabber:client' xmlns:stream='S'> | unsupported-version",
                "<stream:stream to='localhost' xmlns='jabber:client' xmlns:stream='T' version='1.0'> | invalid-namespace",
                "<message to='localhost' xmlns='jabber:client'> | invalid-namespace",
                "GET / HTTP/1.1 | not-well-formed",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x> | restricted-xml",
                "<?php evil ?> | restricted-xml",
            })
    void wrongHeadersAreRefusedByName(String header, String condition) throws Exception {
        RawClient client = connect();
        client.send(header.replace("'S'", "'" + Ns.STREAMS + "'"));
        client.header();
        client.expectStreamError(condition);
    }

    @Test
    void strangersMayOnlyRegister() throws Exception {
        RawClient client = connect();
        client.open();
        Element answer = client.request("get", "bert@localhost/x", "<ping xmlns='urn:xmpp:ping'/>");
        assertEquals("not-allowed", RawClient.condition(answer));
        answer = client.request("set", "", "<bind xmlns='" + Ns.BIND + "'/>");
        assertEquals("not-allowed", RawClient.condition(answer));
        client.send("<message to='anna@localhost'><body>Hi</body></message>");
        client.expectStreamError("not-authorized");
    }

    @Test
    void theAskedForResourceIsHonouredAndAnEmptyOneGenerated() throws Exception {
        assertEquals("anna@localhost/hall lamp", bound("anna", "hall lamp").jid());
        String generated = bound("anna", "").jid();
        assertTrue(generated.length() > "anna@localhost/".length(), generated);
        assertFalse(generated.equals(bound("anna", "").jid()));
    }

    @Test
    void theNewestOfTwoWithOneResourceWins() throws Exception {
        RawClient friend = online("bert", "b");
        RawClient older = online("anna", "a");
        befriend(friend, older);
        RawClient newer = online("anna", "a");
        older.expectStreamError("conflict");
        friend.await(e -> RawClient.is(e, "presence", "unavailable", "anna@localhost/a"));
        friend.await(e -> RawClient.is(e, "presence", "", "anna@localhost/a"));
        assertTrue(newer.arrived().stream().allMatch(e -> e.localName().equals("presence")));
    }

    @Test
    void theOldSessionRequestIsAnswered() throws Exception {
        RawClient client = bound("anna", "a");
        String session = "<session xmlns='" + Ns.SESSION + "'/>";
        assertEquals(
                "result", client.request("set", "", session).attribute("type").orElse(""));
        assertEquals(
                "result",
                client.request("set", "localhost", session).attribute("type").orElse(""));
    }

    @Test
    void anOrderlyEndIsAnswered() throws Exception {
        RawClient client = online("anna", "a");
        client.send(" \n </stream:stream>");
        client.expectEnd();
        RawClient stranger = connect();
        stranger.open();
        stranger.send("</stream:stream>");
        stranger.expectEnd();
    }

    @Test
    void whiteSpaceKeepsAlive() throws Exception {
        RawClient client = online("anna", "a");
        for (int i = 0; i < 10_000; i++) {
            client.send(" ");
        }
        assertTrue(client.arrived().isEmpty());
    }

    @Test
    void oneMayOnlySpeakForOneself() throws Exception {
        RawClient client = online("anna", "a");
        client.send("<message from='anna@localhost' to='anna@localhost/a'><body>Bare is mine</body></message>");
        assertEquals("anna@localhost/a", client.next().attribute("from").orElse(""));
        client.send("<message from='' to='anna@localhost/a'><body>Empty is none</body></message>");
        assertEquals("anna@localhost/a", client.next().attribute("from").orElse(""));
        client.send("<message from='bert@localhost' to='anna@localhost/a'><body>Not mine</body></message>");
        client.expectStreamError("invalid-from");
    }

    @Test
    void onlyStanzasMayFollow() throws Exception {
        RawClient client = online("anna", "a");
        client.send("<letter to='bert@localhost'/>");
        client.expectStreamError("unsupported-stanza-type");
    }

    @Test
    void aHubThatStopsSaysSo() throws Exception {
        RawClient client = online("anna", "a");
        hub.close();
        client.expectStreamError("system-shutdown");
        assertThrows(IOException.class, this::connect);
    }
}
