// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xml.XmlReader;
import io.kith.xmpp.StanzaListener.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<query xmlns='jabber:iq:register'><username>u</username><password>HIDE</password></query>",
                "<query xmlns='jabber:iq:register'><key>HIDE</key></query>",
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>HIDE</auth>",
                "<handshake xmlns='jabber:component:accept'>HIDE</handshake>",
                "<x xmlns='jabber:x:data'><field var='a' type='text-private'><value>HIDE</value></field></x>",
                "<x xmlns='jabber:x:data'><field var='password'><value>HIDE</value></field></x>",
                "<x xmlns='jabber:x:data'><field var='oauth_token_secret'><value>HIDE</value></field></x>",
                "<x xmlns='jabber:x:data'><field var='oauth_signature'><value>HIDE</value></field></x>",
                "<x xmlns='jabber:x:data'><field var='apikey'><value>HIDE</value></field></x>",
                "<mine xmlns='urn:xmpp:iot:discovery'><str name='KEY' value='HIDE'/></mine>",
                "<mine xmlns='urn:nf:iot:disco:1.0'><str name='KEY' value='HIDE'/></mine>",
                "<req xmlns='urn:xmpp:iot:sensordata' serviceToken='HIDE' deviceToken='HIDE' userToken='HIDE'/>",
                "<set xmlns='urn:xmpp:iot:control'><string name='Wifi password' value='HIDE'/></set>",
                "<getTokenResponse xmlns='urn:xmpp:iot:provisioning' token='HIDE'/>",
                "<headers xmlns='http://jabber.org/protocol/shim'><header name='Authorization'>HIDE</header></headers>"
            })
    void secretsAreStars(String xml) throws Exception {
        String masked = Secrets.mask(XmlReader.parse("<iq xmlns='jabber:client' id='1'>" + xml + "</iq>"))
                .toString();
        assertFalse(masked.contains("HIDE"), masked);
        assertTrue(masked.contains("********"), masked);
    }

    @Test
    void whatIsNoSecretStays() throws Exception {
        Element stanza = XmlReader.parse(
                "<iq xmlns='jabber:client' id='1' type='get'>"
                        + "<req xmlns='urn:xmpp:iot:sensordata' seqnr='1' momentary='true'><field name='Temperature'/></req></iq>");
        assertSame(stanza, Secrets.mask(stanza));
        Element form = XmlReader.parse("<x xmlns='jabber:x:data'><field var='username'><value>u</value></field>"
                + "<field var='password'><value>HIDE</value></field></x>");
        assertTrue(Secrets.mask(form).toString().contains("<value>u</value>"));
    }

    @Test
    void listenersSeeBothDirectionsMaskedAndTheNetworkSeesTheRealThing() {
        try (House house = House.client()) {
            List<String> seen = new ArrayList<>();
            house.tap.add((connection, direction, time, masked) -> {
                throw new IllegalStateException("a broken listener");
            });
            house.tap.add((connection, direction, time, masked) -> seen.add(direction + " " + masked));
            house.link.onlineWithRoster("");
            assertEquals(3, seen.size());
            assertTrue(seen.get(0).startsWith(Direction.OUT + " <iq"));
            assertTrue(seen.get(1).startsWith(Direction.IN + " <iq"));
            house.connection.send(Element.builder("jabber:client", "iq")
                    .child(Element.builder("jabber:iq:register", "query")
                            .child("jabber:iq:register", "password", "HIDE")
                            .build())
                    .build());
            assertFalse(seen.get(3).contains("HIDE"));
            assertTrue(house.link.next().toString().contains("HIDE"));
        }
    }
}
