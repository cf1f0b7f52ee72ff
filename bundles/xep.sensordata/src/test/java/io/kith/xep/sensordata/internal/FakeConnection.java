// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Roster;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is sent. */
final class FakeConnection implements Connection {

    final List<Element> sent = new CopyOnWriteArrayList<>();
    boolean online = true;

    synchronized int count() {
        return sent.size();
    }

    @Override
    public String account() {
        return "sensor";
    }

    @Override
    public Jid jid() {
        return Jid.of("device@example.org");
    }

    @Override
    public Optional<Jid> boundJid() {
        return Optional.of(jid().withResource("kith"));
    }

    @Override
    public Status status() {
        return new Status(Status.State.ONLINE, Instant.EPOCH, "");
    }

    @Override
    public Roster roster() {
        throw new AssertionError("Nobody here needs the roster");
    }

    @Override
    public synchronized void send(Element stanza) {
        if (!online) {
            throw new IllegalStateException("offline");
        }
        sent.add(stanza);
    }

    @Override
    public CompletionStage<Element> request(Optional<Jid> to, Iq.Type type, Element payload, Duration timeout) {
        return CompletableFuture.failedFuture(new AssertionError("Nobody here asks"));
    }

    @Override
    public void reconnect() {
        throw new AssertionError("Nobody here reconnects");
    }
}
