// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.xml.XmlReader;
import org.junit.jupiter.api.Test;

/** The vectors of XEP-0115. */
class CapsTest {

    @Test
    void simpleExample() throws Exception {
        assertEquals("QgayPKawpkPSDYmwT/WM94uAlu0=", Caps.ver(XmlReader.parse("""
                <query xmlns='http://jabber.org/protocol/disco#info'>
                  <identity category='client' name='Exodus 0.9.1' type='pc'/>
                  <feature var='http://jabber.org/protocol/muc'/>
                  <feature var='http://jabber.org/protocol/caps'/>
                  <feature var='http://jabber.org/protocol/disco#items'/>
                  <feature var='http://jabber.org/protocol/disco#info'/>
                </query>""")));
    }

    @Test
    void complexExample() throws Exception {
        assertEquals("q07IKJEyjvHSyhy//CH0CxmKi8w=", Caps.ver(XmlReader.parse("""
                <query xmlns='http://jabber.org/protocol/disco#info'>
                  <identity xml:lang='en' category='client' name='Psi 0.11' type='pc'/>
                  <identity xml:lang='el' category='client' name='Ψ 0.11' type='pc'/>
                  <feature var='http://jabber.org/protocol/caps'/>
                  <feature var='http://jabber.org/protocol/disco#info'/>
                  <feature var='http://jabber.org/protocol/disco#items'/>
                  <feature var='http://jabber.org/protocol/muc'/>
                  <x xmlns='jabber:x:data' type='result'>
                    <field var='FORM_TYPE' type='hidden'><value>urn:xmpp:dataforms:softwareinfo</value></field>
                    <field var='ip_version' type='text-multi'><value>ipv6</value><value>ipv4</value></field>
                    <field var='os'><value>Mac</value></field>
                    <field var='os_version'><value>10.5.1</value></field>
                    <field var='software'><value>Psi</value></field>
                    <field var='software_version'><value>0.11</value></field>
                  </x>
                </query>""")));
    }
}
