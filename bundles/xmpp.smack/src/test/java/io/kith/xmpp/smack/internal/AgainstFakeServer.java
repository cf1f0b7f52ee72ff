// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.smack.internal.Settings.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A link against a server that misbehaves in ways in which no real one can be made to. */
abstract class AgainstFakeServer {

    static final String JID = "thing@fake.test";

    private final List<SmackLink> links = new ArrayList<>();
    final Witness witness = new Witness();
    FakeServer server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
    }

    @AfterEach
    void close() throws Exception {
        links.forEach(SmackLink::close);
        server.stop();
    }

    Settings settings() {
        return Settled.plain(JID, server.port(), "secret");
    }

    SmackLink open(Settings settings) {
        SmackLink link = new SmackLink(settings);
        links.add(link);
        link.open(witness);
        return link;
    }

    static Element message(String id) {
        return Element.builder(Namespaces.CLIENT, "message")
                .attribute("id", id)
                .attribute("to", "friend@fake.test")
                .child(Namespaces.CLIENT, "body", "text of " + id)
                .build();
    }

    static Pace pace(Duration silence, Duration answer) {
        return new Pace(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(300), silence, answer);
    }
}
