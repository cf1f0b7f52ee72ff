// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.friendship.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Roster;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A connection of which only the roster matters; it writes down what is done to it. */
final class FakeConnection implements Connection, Roster {

    final Map<Jid, Contact> contacts = new TreeMap<>();
    final List<String> done = new ArrayList<>();
    boolean offline;

    private void done(String what, Jid jid) {
        if (offline) {
            throw new IllegalStateException("not online");
        }
        done.add(what + " " + jid);
    }

    @Override
    public List<Contact> contacts() {
        return List.copyOf(contacts.values());
    }

    @Override
    public Optional<Contact> contact(Jid jid) {
        return Optional.ofNullable(contacts.get(jid));
    }

    @Override
    public void subscribe(Jid jid) {
        done("subscribe", jid);
    }

    @Override
    public void approve(Jid jid) {
        done("approve", jid);
    }

    @Override
    public void refuse(Jid jid) {
        done("refuse", jid);
    }

    @Override
    public CompletionStage<Void> remove(Jid jid) {
        done("remove", jid);
        contacts.remove(jid);
        CompletableFuture<Void> removed = CompletableFuture.runAsync(() -> {});
        return removed;
    }

    @Override
    public String account() {
        return "sensor";
    }

    @Override
    public Jid jid() {
        return Jid.of("sensor@example.org");
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
    public void send(Element stanza) {
        throw new UnsupportedOperationException();
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
