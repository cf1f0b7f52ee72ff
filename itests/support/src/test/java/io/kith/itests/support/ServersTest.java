// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The servers start, serve two strangers who become friends, and are gone after {@code close}. */
@RunWith(Parameterized.class)
public class ServersTest {

    private final Function<ServerOptions, XmppServer> start;

    public ServersTest(String name, Function<ServerOptions, XmppServer> start) {
        this.start = start;
    }

    @Parameters(name = "{0}")
    public static Object[][] servers() {
        Function<ServerOptions, XmppServer> prosody = ProsodyServer::start;
        Function<ServerOptions, XmppServer> ejabberd = EjabberdServer::start;
        return new Object[][] {{"prosody", prosody}, {"ejabberd", ejabberd}};
    }

    @Test
    public void servesClientsAndComponentsUntilItIsClosed() {
        ServerOptions options =
                ServerOptions.of("kith.test").withTlsOffered().withComponents(Map.of("registry.kith.test", "secret"));
        XmppServer server = start.apply(options);
        try (server) {
            server.createAccount("romeo", "balcony");
            server.createAccount("juliet", "rose");
            refusesTheWrongPassword(server);
            carriesIqBetweenFriends(server);
            assertTrue(FreePort.answers(server.componentPort().orElseThrow()));
        }
        assertFalse(FreePort.answers(server.port()));
    }

    private static void refusesTheWrongPassword(XmppServer server) {
        AssertionError refusal =
                assertThrows(AssertionError.class, () -> RawClient.login(server, "romeo", "guess", "x"));
        assertTrue(refusal.toString(), refusal.toString().contains("not-authorized"));
    }

    private static void carriesIqBetweenFriends(XmppServer server) {
        try (RawClient romeo = RawClient.login(server, "romeo", "balcony", "orchard");
                RawClient juliet = RawClient.login(server, "juliet", "rose", "chamber")) {
            assertEquals("romeo@kith.test/orchard", romeo.jid());
            romeo.available();
            juliet.availableToAll();
            juliet.answerWith(iq ->
                    List.of("<iq type='result' id='%s' to='%s'/>".formatted(iq.attribute("id"), iq.attribute("from"))));
            assertEquals(Optional.of("juliet@kith.test/chamber"), romeo.befriend("juliet@kith.test"));
            Stanza pong = romeo.iq("get", juliet.jid(), "<ping xmlns='urn:xmpp:ping'/>");
            assertEquals("result", pong.attribute("type"));
        }
    }
}
