// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.StanzaListener.Direction;
import io.kith.xmpp.XmppServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class XmppPageTest {

    private final StanzaLog log = new StanzaLog(50);
    private final XmppPage page = new XmppPage(log);
    private final FakeConnection hall = new FakeConnection("hall");
    private final Hub hub = new Hub();

    private FakeExchange get(String what, String... namesAndValues) throws IOException {
        FakeExchange exchange = with(FakeExchange.get("/kith-xmpp/" + what), namesAndValues);
        page.doGet(exchange.request(), exchange.response());
        return exchange;
    }

    private FakeExchange post(String what, String... namesAndValues) throws IOException {
        FakeExchange exchange = with(FakeExchange.post("/kith-xmpp/" + what), namesAndValues);
        page.doPost(exchange.request(), exchange.response());
        return exchange;
    }

    private static FakeExchange with(FakeExchange exchange, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            exchange.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return exchange;
    }

    @Test
    void showsEachConnectionWithItsContacts() throws Exception {
        page.addConnection(hall);
        assertEquals(
                "{\"connections\":[{\"account\":\"hall\",\"jid\":\"hall@example.org\",\"bound\":\"hall@example.org/kith\","
                        + "\"state\":\"ONLINE\",\"since\":\"2026-11-23T12:00:00Z\",\"detail\":\"All is \\u003cwell\\u003e.\","
                        + "\"roster\":[{\"jid\":\"ann@example.org\",\"name\":\"\\u003cAnn\\u003e\",\"subscription\":\"BOTH\","
                        + "\"asked\":true,\"available\":[\"phone\"]}]}],\"hub\":null}",
                get("state").body());
    }

    @Test
    void connectionsAndServerComeAndGo() throws Exception {
        FakeConnection successor = new FakeConnection("hall");
        page.addConnection(hall);
        page.addConnection(successor);
        page.removeConnection(hall);
        page.setServer(hub, Map.of(XmppServer.DOMAIN, "example.org", XmppServer.PORT, 5222));
        String both = get("state").body();
        assertTrue(both.contains("\"hall\"") && both.contains("\"domain\":\"example.org\""), both);
        post("reconnect", "account", "hall");
        assertEquals(0, hall.reconnects);
        assertEquals(1, successor.reconnects);
        page.removeConnection(successor);
        page.unsetServer(hub);
        assertEquals("{\"connections\":[],\"hub\":null}", get("state").body());
        assertEquals(404, post("reconnect", "account", "hall").status());
    }

    @Test
    void stanzasAreToldFromWhereThePageLeftOff() throws Exception {
        for (String type : List.of("get", "result")) {
            Element iq = Element.builder(Namespaces.CLIENT, "iq")
                    .attribute("type", type)
                    .build();
            log.stanza(hall, Direction.IN, FakeThings.NOW, iq);
        }
        assertTrue(get("log").body().startsWith("{\"last\":2,\"stanzas\":[{\"number\":1,"));
        assertEquals("{\"last\":2,\"stanzas\":[]}", get("log", "after", "2").body());
        assertEquals(
                "{\"last\":2,\"stanzas\":[]}", get("log", "account", "porch").body());
        assertEquals(400, get("log", "after", "then").status());
    }

    @Test
    void accountsAreMadeChangedAndRemoved() throws Exception {
        page.setServer(hub, Map.of());
        assertEquals(200, post("create", "user", "ann", "password", "first").status());
        FakeExchange twice = post("create", "user", "ann", "password", "second");
        assertEquals(400, twice.status());
        assertTrue(twice.body().contains("There is one already"), twice.body());
        assertEquals(200, post("password", "user", "ann", "password", "third").status());
        assertEquals(Map.of("ann", "third"), hub.passwords);
        assertEquals(404, post("password", "user", "bob", "password", "x").status());
        assertEquals(400, post("create", "user", "bob").status());
        assertEquals(200, post("remove", "user", "ann").status());
        assertEquals(404, post("remove", "user", "ann").status());
    }

    @Test
    void passwordsAreNeverShown() throws Exception {
        page.setServer(hub, Map.of());
        post("create", "user", "ann", "password", "sesame");
        assertFalse(get("state").body().contains("sesame"));
    }

    @Test
    void anotherSitesPageMakesNoAccount() throws Exception {
        page.setServer(hub, Map.of());
        FakeExchange forged = with(FakeExchange.post("/kith-xmpp/create"), "user", "eve", "password", "x")
                .header("Sec-Fetch-Site", "cross-site");
        page.doPost(forged.request(), forged.response());
        assertEquals(403, forged.status());
        assertEquals(404, get("create", "user", "eve", "password", "x").status());
        assertTrue(hub.passwords.isEmpty());
    }

    @Test
    void withoutAServerThePageNamesTheRemedy() throws Exception {
        FakeExchange answer = post("create", "user", "ann", "password", "x");
        assertEquals(503, answer.status());
        assertTrue(answer.body().contains("start the bundle io.kith.xmpp.hub"), answer.body());
    }

    private static final class Hub implements XmppServer {
        private final Map<String, String> passwords = new TreeMap<>();

        @Override
        public List<Jid> accounts() {
            return passwords.keySet().stream()
                    .map(user -> new Jid(user, "example.org", ""))
                    .toList();
        }

        @Override
        public void createAccount(String user, String password) {
            if (passwords.putIfAbsent(user, password) != null) {
                throw new IllegalArgumentException("There is one already.");
            }
        }

        @Override
        public boolean removeAccount(String user) {
            return passwords.remove(user) != null;
        }

        @Override
        public boolean changePassword(String user, String password) {
            return passwords.replace(user, password) != null;
        }
    }
}
