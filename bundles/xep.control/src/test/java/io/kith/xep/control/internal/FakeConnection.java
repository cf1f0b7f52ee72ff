// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.control.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Iq;
import io.kith.xmpp.Roster;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Over which nothing but answers may go, and these are not sent by handlers. */
final class FakeConnection implements Connection {

    @Override
    public String account() {
        return "actuator";
    }

    @Override
    public Jid jid() {
        return Jid.of("dimmer@example.org");
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
    public void send(Element stanza) {
        throw new AssertionError("Nothing is sent here: " + stanza);
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
