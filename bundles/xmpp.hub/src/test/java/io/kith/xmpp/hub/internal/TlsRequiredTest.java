// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.hub.internal.core.Ns;
import org.junit.jupiter.api.Test;

/** As the hub is unless configured otherwise: nothing without TLS. */
class TlsRequiredTest extends HubTest {

    @Override
    boolean tlsRequired() {
        return true;
    }

    @Test
    void nothingButTlsIsOfferedAndTaken() throws Exception {
        RawClient client = connect();
        Element features = client.open();
        assertTrue(features.child(Ns.TLS, "starttls")
                .flatMap(t -> t.child(Ns.TLS, "required"))
                .isPresent());
        assertEquals(1, features.children().size());
        assertTrue(client.attempt("anna", "secret of anna")
                .child(Ns.SASL, "encryption-required")
                .isPresent());
        Element answer = client.request(
                "set", "", "<query xmlns='" + Ns.REGISTER + "'><username>x</username><password>x</password></query>");
        assertEquals("policy-violation", RawClient.condition(answer));
        assertFalse(hub.accounts().exists("x"));
        client.startTls(hub.certificate());
        client.open();
        client.login("anna", "secret of anna");
    }
}
