// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.core.Policy.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts made, changed and removed in-band: XEP-0077. */
class RegistrationTest extends HubTest {

    private static Policy limited(boolean open, int accounts, int perHour) {
        return new Policy(open, Policy.DEFAULT.streams(), new Storage(accounts, perHour, 1000, 100));
    }

    private static String query(String content) {
        return "<query xmlns='" + Ns.REGISTER + "'>" + content + "</query>";
    }

    private static String account(String name) {
        return query("<username>" + name + "</username><password>secret of " + name + "</password>");
    }

    @Test
    void aDeviceMakesItsAccountAndLogsIn() throws Exception {
        RawClient device = connect();
        device.open();
        Element form = device.request("get", "", query("")).firstChild().orElseThrow();
        assertTrue(form.child(Ns.REGISTER, "username").isPresent());
        assertTrue(form.child(Ns.REGISTER, "password").isPresent());
        assertEquals(
                "result",
                device.request("set", "", account("lamp")).attribute("type").orElse(""));
        device.login("lamp", "secret of lamp");
        assertEquals("conflict", RawClient.condition(registering(account("LAMP"))));
    }

    /** The book's library asks with an empty from. */
    @Test
    void anEmptyFromIsTolerated() throws Exception {
        RawClient device = connect();
        device.open();
        device.send("<iq type='set' id='1' from='' to='localhost'>" + account("lamp") + "</iq>");
        assertEquals("result", device.next().attribute("type").orElse(""));
    }

    @Test
    void aSubmittedFormCountsMoreThanElements() throws Exception {
        String form = "<x xmlns='jabber:x:data' type='submit'><field var='username'><value>lamp</value></field>"
                + "<field var='password'><value>p</value></field></x>";
        Element answer = registering(query("<username>other</username><password>q</password>" + form));
        assertEquals("result", answer.attribute("type").orElse(""));
        assertTrue(hub.accounts().exists("lamp"));
        assertFalse(hub.accounts().exists("other"));
    }

    private Element registering(String query) throws Exception {
        RawClient device = connect();
        device.open();
        return device.request("set", "", query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<username>anna</username><password>x</password> | conflict",
                "<username>lamp</username><password/> | not-acceptable",
                "<username>lamp</username> | not-acceptable",
                "<password>x</password> | not-acceptable",
                "<username>a b</username><password>x</password> | not-acceptable",
                "<username>a@b</username><password>x</password> | not-acceptable",
                "<username>a/b</username><password>x</password> | not-acceptable",
                "<username>&#65279;</username><password>&#8203;</password> | not-acceptable",
                "<remove/> | unexpected-request",
                "<remove/><username>lamp</username> | bad-request",
            })
    void whatWillNotDoIsRefused(String content, String condition) throws Exception {
        assertEquals(condition, RawClient.condition(registering(query(content))));
    }

    @Test
    void aClosedHouseSaysSo() throws Exception {
        hub.policy(limited(false, 1000, 100));
        RawClient device = connect();
        Element features = device.open();
        assertFalse(features.child(Ns.REGISTER_FEATURE, "register").isPresent());
        assertEquals("service-unavailable", RawClient.condition(device.request("set", "", account("lamp"))));
    }

    @Test
    void oneAddressMakesSoManyAccountsAnHour() throws Exception {
        hub.policy(limited(true, 1000, 2));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    "result", registering(account("lamp" + i)).attribute("type").orElse(""));
        }
        assertEquals("resource-constraint", RawClient.condition(registering(account("lamp2"))));
    }

    @Test
    void theHouseHoldsSoManyAccounts() throws Exception {
        hub.policy(limited(true, 4, 100));
        assertEquals("result", registering(account("lamp")).attribute("type").orElse(""));
        assertEquals("resource-constraint", RawClient.condition(registering(account("lamp2"))));
    }

    @Test
    void aPasswordIsChanged() throws Exception {
        RawClient anna = online("anna", "a");
        Element form = anna.request("get", "", query("")).firstChild().orElseThrow();
        assertTrue(form.child(Ns.REGISTER, "registered").isPresent());
        String change = query("<username>anna</username><password>new</password>");
        assertEquals(
                "result",
                anna.request("set", "localhost", change).attribute("type").orElse(""));
        RawClient other = connect();
        other.open();
        assertTrue(other.attempt("anna", "secret of anna")
                .child(Ns.SASL, "not-authorized")
                .isPresent());
        other.login("anna", "new");
        String foreign = query("<username>bert</username><password>new</password>");
        assertEquals("not-allowed", RawClient.condition(anna.request("set", "localhost", foreign)));
    }

    @Test
    void anAccountIsRemoved() throws Exception {
        RawClient anna = online("anna", "a");
        RawClient bert = online("bert", "b");
        befriend(anna, bert);
        assertEquals(
                "result",
                anna.request("set", "localhost", query("<remove/>"))
                        .attribute("type")
                        .orElse(""));
        anna.expectStreamError("not-authorized");
        bert.await(e -> RawClient.is(e, "presence", "unsubscribed", "anna@localhost"));
        assertFalse(hub.accounts().exists("anna"));
        RawClient again = connect();
        again.open();
        assertTrue(again.attempt("anna", "secret of anna")
                .child(Ns.SASL, "not-authorized")
                .isPresent());
    }
}
