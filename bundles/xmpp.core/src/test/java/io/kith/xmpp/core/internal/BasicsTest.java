// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Service discovery, ping and version, and who may ask. */
class BasicsTest {

    private static final String INFO = "http://jabber.org/protocol/disco#info";
    private static final String ITEMS = "http://jabber.org/protocol/disco#items";
    private static final IqHandler DONE = iq -> Reply.empty().now();

    private final House house = House.client();

    @BeforeEach
    void online() {
        house.link.onlineWithRoster("<item jid='friend@example.net' subscription='from'/>"
                + "<item jid='watched@example.net' subscription='to'/>");
    }

    @AfterEach
    void end() {
        house.close();
    }

    private Element ask(String from, String payload) {
        house.link.receive("<iq xmlns='jabber:client' type='get' id='1' from='" + from + "'>" + payload + "</iq>");
        return house.link.next();
    }

    private static List<String> features(Element answer) {
        return answer.firstChild().orElseThrow().children(INFO, "feature").stream()
                .map(f -> f.attribute("var").orElseThrow())
                .toList();
    }

    @Test
    void itSaysWhatIsInstalled() {
        Runnable gone = house.handle("{urn:x}a", DONE, "urn:x");
        Element answer = ask("friend@example.net/a", "<query xmlns='" + INFO + "'/>");
        assertEquals(
                List.of("http://jabber.org/protocol/caps", INFO, ITEMS, "jabber:iq:version", "urn:x", "urn:xmpp:ping"),
                features(answer));
        Element identity =
                answer.firstChild().flatMap(q -> q.child(INFO, "identity")).orElseThrow();
        assertEquals("client", identity.attribute("category").orElseThrow());
        assertEquals("bot", identity.attribute("type").orElseThrow());
        assertEquals("Kith sensor", identity.attribute("name").orElseThrow());
        gone.run();
        assertTrue(!features(ask("friend@example.net/a", "<query xmlns='" + INFO + "'/>"))
                .contains("urn:x"));
    }

    @Test
    void theNodeOfThePresenceIsKnownAndMirroredAlsoWhenItIsOutdated() {
        String ver = Caps.ver(
                ask("example.org", "<query xmlns='" + INFO + "'/>").firstChild().orElseThrow());
        house.handle("{urn:x}a", DONE, "urn:x");
        house.link.next();
        String node = "urn:kith:thing#" + ver;
        Element answer = ask("friend@example.net/a", "<query xmlns='" + INFO + "' node='" + node + "'/>");
        assertEquals(node, answer.firstChild().flatMap(q -> q.attribute("node")).orElseThrow());
        assertEquals(ver, Caps.ver(answer.firstChild().orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {INFO, ITEMS})
    void otherNodesAreNotFound(String namespace) {
        assertEquals(
                Condition.ITEM_NOT_FOUND,
                StanzaException.of(ask("example.org", "<query xmlns='" + namespace + "' node='x'/>"))
                        .condition());
    }

    @Test
    void thereAreNoItems() {
        Element query = ask("example.org", "<query xmlns='" + ITEMS + "'/>")
                .firstChild()
                .orElseThrow();
        assertTrue(query.is(ITEMS, "query"));
        assertTrue(query.children().isEmpty());
    }

    @Test
    void versionAndPing() {
        Element version = ask("friend@example.net/a", "<query xmlns='jabber:iq:version'/>")
                .firstChild()
                .orElseThrow();
        assertEquals(
                "Kith", version.child("jabber:iq:version", "name").orElseThrow().text());
        assertEquals(
                "1.2.3",
                version.child("jabber:iq:version", "version").orElseThrow().text());
        assertEquals(
                "result",
                ask("friend@example.net/a", "<ping xmlns='urn:xmpp:ping'/>")
                        .attribute("type")
                        .orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"friend@example.net/a", "friend@example.net", "sensor@example.org/other", "example.org"})
    void friendsTheOwnAccountAndTheOwnServerMayAsk(String who) {
        assertEquals(
                "result",
                ask(who, "<query xmlns='" + INFO + "'/>").attribute("type").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger@example.net/a", "watched@example.net/a", "example.net", "other@example.org/a"})
    void strangersHearWhatTheyWouldHearIfWeWereNotThere(String who) {
        for (String payload : List.of(
                "<query xmlns='" + INFO + "'/>",
                "<query xmlns='" + ITEMS + "'/>",
                "<query xmlns='jabber:iq:version'/>",
                "<ping xmlns='urn:xmpp:ping'/>")) {
            assertEquals(
                    Condition.SERVICE_UNAVAILABLE,
                    StanzaException.of(ask(who, payload)).condition());
        }
    }

    @Test
    void aComponentIsThereForEverybody() {
        try (House component = House.component()) {
            component.link.online();
            component.link.receive("<iq xmlns='jabber:client' type='get' id='1' from='a@b/c' to='things.example.org'>"
                    + "<query xmlns='" + INFO + "'/></iq>");
            Element identity = component
                    .link
                    .next()
                    .firstChild()
                    .flatMap(q -> q.child(INFO, "identity"))
                    .orElseThrow();
            assertEquals("component", identity.attribute("category").orElseThrow());
        }
    }
}
