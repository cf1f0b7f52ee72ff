// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Status;
import io.kith.xmpp.Status.State;
import io.kith.xmpp.smack.internal.Settings.Login;
import io.kith.xmpp.smack.internal.Settings.Server;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a link enters, and whom it refuses. */
class LoginTest extends AgainstFakeServer {

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
}
