// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Roster;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An account that is online and has one contact. */
final class FakeConnection implements Connection, Roster {

    private final String account;
    int reconnects;

    FakeConnection(String account) {
        this.account = account;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public Jid jid() {
        return new Jid(account, "example.org", "");
    }

    @Override
    public Optional<Jid> boundJid() {
        return Optional.of(jid().withResource("kith"));
    }

    @Override
    public Status status() {
        return new Status(Status.State.ONLINE, FakeThings.NOW, "All is <well>.");
    }

    @Override
    public Roster roster() {
        return this;
    }

    @Override
    public List<Contact> contacts() {
        Jid ann = Jid.of("ann@example.org");
        return List.of(new Contact(ann, "<Ann>", Subscription.BOTH, true, List.of(ann.withResource("phone"))));
    }

    @Override
    public void reconnect() {
        reconnects++;
    }

    @Override
    public void send(Element stanza) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Element> request(Optional<Jid> to, Iq.Type type, Element payload, Duration timeout) {
        return new CompletableFuture<>();
    }

    @Override
    public Optional<Contact> contact(Jid jid) {
        return Optional.empty();
    }

    @Override
    public void subscribe(Jid jid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void approve(Jid jid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void refuse(Jid jid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> remove(Jid jid) {
        return new CompletableFuture<>();
    }
}
