// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Link;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Status;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent ahead of something else is neither lost nor overtaken, whether that comes or not. */
class SendAheadTest {

    private final CountDownLatch online = new CountDownLatch(1);
    private FakeServer server;
    private SmackLink link;
    private volatile @Nullable Consumer<Element> handler;

    @BeforeEach
    void open() throws Exception {
        server = new FakeServer();
        link = new SmackLink(Settled.plain("thing@fake.test", server.port(), "secret"));
        link.open(new Link.Listener() {
            @Override
            public void status(Status status) {
                if (status.state() == Status.State.ONLINE) {
                    online.countDown();
                }
            }

            @Override
            public void online(Jid boundJid) {
                // the status follows
            }

            @Override
            public void received(Element stanza) {
                Objects.requireNonNull(handler).accept(stanza);
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        link.close();
        server.stop();
    }

    private FakeServer.Stream stream() throws InterruptedException {
        FakeServer.Stream stream = server.nextStream();
        online.await(20, TimeUnit.SECONDS);
        return stream;
    }

    private static Element message(String id) {
        return Element.builder(Namespaces.CLIENT, "message").attribute("id", id).build();
    }

    private static String nextId(FakeServer.Stream stream) throws InterruptedException {
        return stream.next().attribute("id").orElse("none");
    }

    @Test
    void leavesThoughNothingFollows() throws Exception {
        FakeServer.Stream stream = stream();
        handler = stanza -> link.sendAhead(message("ahead"));
        for (int i = 0; i < 20; i++) {
            stream.send("<message/>");
            assertEquals("ahead", nextId(stream));
        }
    }

    @Test
    void leavesThoughItsHandlerFails() throws Exception {
        FakeServer.Stream stream = stream();
        handler = stanza -> {
            link.sendAhead(message("ahead"));
            throw new IllegalStateException("as a handler may");
        };
        stream.send("<message/>");
        assertEquals("ahead", nextId(stream));
    }

    @Test
    void isNotOvertakenByWhatAnotherThreadSends() throws Exception {
        FakeServer.Stream stream = stream();
        handler = stanza -> {
            link.sendAhead(message("ahead"));
            new Thread(() -> link.send(message("follows"))).start();
        };
        for (int i = 0; i < 200; i++) {
            stream.send("<message/>");
            assertEquals("ahead", nextId(stream));
            assertEquals("follows", nextId(stream));
        }
    }

    @Test
    void leavesAtOnceFromAThreadThatNobodyLooksAfter() throws Exception {
        FakeServer.Stream stream = stream();
        link.sendAhead(message("ahead"));
        assertEquals("ahead", nextId(stream));
    }

    @Test
    void isNotLostWhenTheStreamEnds() throws Exception {
        FakeServer.Stream stream = stream();
        handler = stanza -> {
            link.sendAhead(message("ahead"));
            link.close();
        };
        stream.send("<message/>");
        assertEquals("ahead", nextId(stream));
        assertEquals("end", stream.next().localName());
    }
}
