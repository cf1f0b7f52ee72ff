// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Link;
import io.kith.xmpp.Status;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A link without a network: a test says what comes and looks at what goes. */
final class FakeLink implements Link {

    private final Jid jid;
    private final Kind kind;
    private final BlockingQueue<Element> sent = new LinkedBlockingQueue<>();
    private @Nullable Listener listener;
    private volatile boolean online;
    int reconnects;
    int closes;

    FakeLink(String jid, Kind kind) {
        this.jid = Jid.of(jid);
        this.kind = kind;
    }

    static FakeLink client() {
        return new FakeLink("sensor@example.org", Kind.CLIENT);
    }

    @Override
    public String account() {
        return "sensor";
    }

    @Override
    public Jid jid() {
        return jid;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public void open(Listener newListener) {
        assertNull(listener, "opened once");
        listener = newListener;
    }

    @Override
    public void send(Element stanza) {
        if (!online) {
            throw new IllegalStateException("not online");
        }
        sent.add(stanza);
    }

    @Override
    public void reconnect() {
        reconnects++;
    }

    @Override
    public void close() {
        closes++;
        online = false;
        listener().status(new Status(Status.State.CLOSED, Instant.now(), ""));
    }

    private Listener listener() {
        return Objects.requireNonNull(listener, "opened");
    }

    /** A new session begins. */
    void online() {
        online = true;
        listener().online(kind == Kind.CLIENT ? jid.withResource("kith") : jid);
        state(Status.State.ONLINE);
    }

    /** A new session begins, is given an empty roster, and tells its presence. */
    void onlineWithRoster(String items) {
        online();
        Element ask = next();
        receive("<iq xmlns='jabber:client' type='result' id='"
                + ask.attribute("id").orElseThrow() + "'><query xmlns='jabber:iq:roster'>" + items + "</query></iq>");
        next();
    }

    void state(Status.State state) {
        online = state == Status.State.ONLINE;
        listener().status(new Status(state, Instant.now(), ""));
    }

    void receive(String xml) {
        try {
            receive(XmlReader.parse(xml));
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    void receive(Element stanza) {
        listener().received(stanza);
    }

    /** What was sent next; waits for it. */
    Element next() {
        try {
            Element next = sent.poll(10, TimeUnit.SECONDS);
            assertNotNull(next, "nothing was sent");
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How much was sent and not looked at yet. */
    int unread() {
        return sent.size();
    }
}
