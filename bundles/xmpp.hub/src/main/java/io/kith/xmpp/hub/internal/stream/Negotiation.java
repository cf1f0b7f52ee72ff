// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.Limits;
import io.kith.xml.XmlException;
import io.kith.xml.XmlWriter;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.core.Stanza;
import io.kith.xmpp.hub.internal.core.StreamError;
import io.kith.xmpp.hub.internal.core.StreamException;
import io.kith.xmpp.hub.internal.sasl.Authenticator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** From the first byte of a stranger to a bound resource: RFC 6120 §4.3. Runs on the reading thread. */
final class Negotiation {

    private final Wire wire;
    private final Services services;
    private final Login login;
    private boolean headerSent;

    /**
     * Somebody logged in and asks for a resource.
     *
     * @param local local part of the account
     * @param resource as asked for, or empty
     * @param id of the request to bind
     */
    record Ready(String local, String resource, String id) {}

    Negotiation(Wire wire, Services services) {
        this.wire = wire;
        this.services = services;
        this.login = new Login(wire, services.authenticator());
    }

    /** Whether our stream header is on the wire, so that an error can follow. */
    boolean isHeaderSent() {
        return headerSent;
    }

    /** Writes our header if it was not yet written: an error needs one before it (RFC 6120 §4.9.1.2). */
    void ensureHeader() throws IOException {
        if (!headerSent) {
            wire.write(header());
        }
    }

    /** Negotiates; empty if the peer leaves before it asks for a resource. */
    Optional<Ready> run() throws XmlException, IOException, StreamException {
        begin();
        return resume();
    }

    /** Goes on after a request to bind that was refused. */
    Optional<Ready> resume() throws XmlException, IOException, StreamException {
        Optional<Element> next = wire.next();
        while (next.isPresent()) {
            Optional<Ready> ready = asksToBind(next.get());
            if (ready.isPresent()) {
                return ready;
            }
            if (handle(next.get())) {
                begin();
            }
            next = wire.next();
        }
        return Optional.empty();
    }

    private void begin() throws XmlException, IOException, StreamException {
        headerSent = false;
        Element header = wire.open();
        if (!header.is(Ns.STREAMS, "stream")) {
            throw new StreamException(StreamError.INVALID_NAMESPACE, "A stream begins with stream:stream.");
        }
        wire.write(header() + (isSound(header) ? StreamText.features(features()) : ""));
        checkHeader(header);
    }

    private String header() {
        headerSent = true;
        return StreamText.header(services.domain(), UUID.randomUUID().toString());
    }

    private boolean isSound(Element header) throws StreamException {
        return isOurDomain(header) && isVersion1(header);
    }

    private void checkHeader(Element header) throws StreamException {
        if (!isOurDomain(header)) {
            throw new StreamException(StreamError.HOST_UNKNOWN, "This server serves " + services.domain() + " only.");
        }
        if (!isVersion1(header)) {
            throw new StreamException(StreamError.UNSUPPORTED_VERSION, "This server speaks XMPP 1.0.");
        }
    }

    private boolean isOurDomain(Element header) {
        return header.attribute("to")
                .map(to -> Jid.parse(to)
                        .filter(j -> j.toString().equals(services.domain()))
                        .isPresent())
                .orElse(true);
    }

    private static boolean isVersion1(Element header) {
        return header.attribute("version").filter(v -> v.startsWith("1.")).isPresent();
    }

    private List<Element> features() {
        List<Element> features = new ArrayList<>();
        if (login.user().isPresent()) {
            features.add(Element.of(Ns.BIND, "bind"));
            features.add(Element.builder(Ns.SESSION, "session")
                    .child(Ns.SESSION, "optional")
                    .build());
            return features;
        }
        if (!wire.isEncrypted()) {
            Element.Builder tls = Element.builder(Ns.TLS, "starttls");
            features.add(services.tlsRequired() ? tls.child(Ns.TLS, "required").build() : tls.build());
        }
        if (mayLogIn()) {
            Element.Builder mechanisms = Element.builder(Ns.SASL, "mechanisms");
            Authenticator.mechanisms(wire.isEncrypted()).forEach(m -> mechanisms.child(Ns.SASL, "mechanism", m));
            features.add(mechanisms.build());
            if (services.router().registration().isOpen()) {
                features.add(Element.of(Ns.REGISTER_FEATURE, "register"));
            }
        }
        return features;
    }

    private boolean mayLogIn() {
        return wire.isEncrypted() || !services.tlsRequired();
    }

    /** Returns whether the stream begins anew. */
    private boolean handle(Element element) throws IOException, StreamException {
        if (element.is(Ns.TLS, "starttls")) {
            startTls();
            return true;
        }
        if (element.namespace().equals(Ns.SASL) && login.user().isEmpty()) {
            login.handle(element, mayLogIn());
            // What a stranger may send is enough until a resource is bound.
            login.user().ifPresent(u -> wire.restart(Limits.STRANGER));
            return login.user().isPresent();
        }
        boolean request = element.is(Namespaces.CLIENT, "iq");
        if (!request) {
            throw new StreamException(StreamError.NOT_AUTHORIZED, "Log in and bind a resource first.");
        }
        wire.write(XmlWriter.write(answer(element), Namespaces.CLIENT));
        return false;
    }

    private void startTls() throws IOException, StreamException {
        if (wire.isEncrypted() || login.user().isPresent()) {
            wire.write("<failure xmlns='" + Ns.TLS + "'/>");
            throw new StreamException(StreamError.POLICY_VIOLATION, "The stream is encrypted already.");
        }
        wire.write("<proceed xmlns='" + Ns.TLS + "'/>");
        wire.startTls(services.tls());
    }

    /** Answers a request of a stranger: only registration is for him. */
    private Element answer(Element iq) {
        Jid server = new Jid("", services.domain(), "");
        Stanza stanza = new Stanza(iq, server, server);
        String type = stanza.type();
        Element.Builder result = Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", "result")
                .attribute("id", iq.attribute("id"))
                .attribute("from", services.domain());
        try {
            Element payload = iq.firstChild()
                    .filter(p -> type.equals("get") || type.equals("set"))
                    .orElseThrow(() -> new StanzaException(Condition.BAD_REQUEST, "That is no request."));
            Reply reply = register(type, payload);
            reply.payload().ifPresent(result::child);
            return result.build();
        } catch (StanzaException e) {
            return result.attribute("type", "error").child(e.toElement()).build();
        }
    }

    private Reply register(String type, Element payload) throws StanzaException {
        if (!payload.is(Ns.REGISTER, "query") || login.user().isPresent()) {
            throw new StanzaException(Condition.NOT_ALLOWED, "Log in and bind a resource first.");
        }
        if (!mayLogIn()) {
            throw new StanzaException(Condition.POLICY_VIOLATION, "Start TLS first.");
        }
        return services.router().registration().beforeLogin(type, payload, wire.address());
    }

    private Optional<Ready> asksToBind(Element iq) {
        Optional<Element> bind = iq.child(Ns.BIND, "bind");
        Optional<String> id = iq.attribute("id");
        boolean asked = iq.is(Namespaces.CLIENT, "iq")
                && iq.attribute("type").filter("set"::equals).isPresent();
        if (!asked || bind.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        String resource = bind.get()
                .child(Ns.BIND, "resource")
                .map(Element::text)
                .orElse("")
                .strip();
        return login.user().map(user -> new Ready(user, resource, id.get()));
    }
}
