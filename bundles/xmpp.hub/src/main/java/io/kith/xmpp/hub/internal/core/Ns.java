// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.core;

/** Namespaces beside those of {@link io.kith.xmpp.Namespaces}. */
public final class Ns {

    /** RFC 6120 §4.8.1. */
    public static final String STREAMS = "http://etherx.jabber.org/streams";
    /** RFC 6120 §4.9.2. */
    public static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";
    /** RFC 6120 §5. */
    public static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    /** RFC 6120 §6. */
    public static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    /** RFC 6120 §7. */
    public static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    /** RFC 3921 §3, which old clients still ask for. */
    public static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";
    /** XEP-0077. */
    public static final String REGISTER = "jabber:iq:register";
    /** XEP-0077 §9. */
    public static final String REGISTER_FEATURE = "http://jabber.org/features/iq-register";
    /** XEP-0004. */
    public static final String FORM = "jabber:x:data";
    /** XEP-0199. */
    public static final String PING = "urn:xmpp:ping";
    /** XEP-0092. */
    public static final String VERSION = "jabber:iq:version";
    /** XEP-0202. */
    public static final String TIME = "urn:xmpp:time";
    /** XEP-0203. */
    public static final String DELAY = "urn:xmpp:delay";
    /** XEP-0334. */
    public static final String HINTS = "urn:xmpp:hints";
    /** XEP-0085. */
    public static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";

    private Ns() {}
}
