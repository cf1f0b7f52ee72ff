// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import org.junit.jupiter.api.Test;

/** What a roster may hold, and what is answered beyond that. */
class RosterRoomTest extends HubTest {

    private static String set(int contact, String name, String groups) {
        return "<query xmlns='jabber:iq:roster'><item jid='c" + contact + "@localhost' name='" + name + "'>" + groups
                + "</item></query>";
    }

    private static String groups(int count, int length) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < count; i++) {
            groups.append("<group>")
                    .append(("g" + i + "-".repeat(length)), 0, length)
                    .append("</group>");
        }
        return groups.toString();
    }

    @Test
    void groupsAreFewAndShort() throws Exception {
        RawClient anna = online("anna", "a");
        assertEquals("", RawClient.condition(anna.request("set", "", set(1, "", groups(10, 128)))));
        assertEquals("not-acceptable", RawClient.condition(anna.request("set", "", set(1, "", groups(11, 8)))));
        assertEquals("not-acceptable", RawClient.condition(anna.request("set", "", set(1, "", groups(1, 129)))));
    }

    @Test
    void aRosterWithoutRoomSaysSo() throws Exception {
        RawClient anna = online("anna", "a");
        String name = "x".repeat(1023);
        String refused = "";
        int kept = 0;
        while (refused.isEmpty() && kept < 300) {
            Element answer = anna.request("set", "", set(kept, name, ""));
            refused = RawClient.condition(answer);
            kept++;
        }
        assertEquals("resource-constraint", refused);
        assertTrue(kept > 200, "only " + kept);
        String condition = "";
        for (int i = 0; condition.isEmpty() && i < 50; i++) {
            anna.send("<presence type='subscribe' to='stranger" + i + "@localhost'/>");
            condition = anna.arrived().stream()
                    .filter(e -> e.localName().equals("presence"))
                    .map(RawClient::condition)
                    .filter(c -> !c.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        assertEquals("resource-constraint", condition);
    }
}
