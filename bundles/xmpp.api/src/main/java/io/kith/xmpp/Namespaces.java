// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

/** Namespaces that every part of the network side needs. */
public final class Namespaces {

    /** Stanzas between client and server, and everywhere within this house (RFC 6120 §4.8.2). */
    public static final String CLIENT = "jabber:client";

    /** Stanza error conditions (RFC 6120 §8.3). */
    public static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

    /** Rosters (RFC 6121 §2). */
    public static final String ROSTER = "jabber:iq:roster";

    /** Service discovery, what an entity is and can do (XEP-0030). */
    public static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";

    /** Service discovery, what an entity holds (XEP-0030). */
    public static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";

    private Namespaces() {}
}
