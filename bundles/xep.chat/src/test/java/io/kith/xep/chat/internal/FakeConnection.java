// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Roster;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A connection that keeps what is sent, with a roster of friends. */
final class FakeConnection implements Connection, Roster {

    final BlockingQueue<Element> sent = new LinkedBlockingQueue<>();
    final Set<Jid> friends = new HashSet<>();
    Jid jid = Jid.of("sensor@example.org");
    boolean offline;

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

    @Override
    public void send(Element stanza) {
        if (offline) {
            throw new IllegalStateException("not online");
        }
        sent.add(stanza);
    }

    @Override
    public Optional<Contact> contact(Jid who) {
        return friends.contains(who.bare())
                ? Optional.of(new Contact(who.bare(), "", Subscription.BOTH, false, List.of()))
                : Optional.empty();
    }

    @Override
    public List<Contact> contacts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void subscribe(Jid who) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void approve(Jid who) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void refuse(Jid who) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> remove(Jid who) {
        throw new UnsupportedOperationException();
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
    public Optional<Jid> boundJid() {
        return Optional.empty();
    }

    @Override
    public Status status() {
        return new Status(Status.State.ONLINE, Instant.EPOCH, "");
    }

    @Override
    public Roster roster() {
        return this;
    }

    @Override
    public CompletionStage<Element> request(Optional<Jid> to, Iq.Type type, Element payload, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reconnect() {
        throw new UnsupportedOperationException();
    }
}
