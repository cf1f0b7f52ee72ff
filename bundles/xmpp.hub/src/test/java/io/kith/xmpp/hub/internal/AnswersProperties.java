// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.xml.Element;
import io.kith.xmpp.hub.internal.core.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever is asked of whomever, exactly one answer comes. */
class AnswersProperties {

    private static @Nullable Hub hub;
    private static @Nullable Path directory;
    private static @Nullable RawClient asker;

    @BeforeContainer
    static void start() throws Exception {
        Path folder = Files.createTempDirectory("kith-hub");
        Hub started = new Hub(
                new HubSettings("localhost", "127.0.0.1", 0, false, List.of("registry"), folder), Policy.DEFAULT);
        for (String user : List.of("anna", "bert")) {
            started.accounts().create(user, RawClient.passwordOf(user));
        }
        RawClient other = RawClient.online(started, "bert", "b");
        Thread answering = new Thread(() -> answer(other));
        answering.setDaemon(true);
        answering.start();
        directory = folder;
        hub = started;
        asker = RawClient.online(started, "anna", "a");
    }

    /** A client that answers every request. */
    private static void answer(RawClient client) {
        try {
            while (true) {
                Element next = client.next();
                String type = next.attribute("type").orElse("");
                if (next.localName().equals("iq") && (type.equals("get") || type.equals("set"))) {
                    client.send("<iq type='result' id='" + next.attribute("id").orElse("") + "' to='"
                            + next.attribute("from").orElse("") + "'/>");
                }
            }
        } catch (Exception | AssertionError e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterContainer
    static void stop() throws IOException {
        if (asker != null) {
            asker.close();
        }
        if (hub != null) {
            hub.close();
        }
        if (directory != null) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        return Combinators.combine(
                        Arbitraries.of("", "anna@", "bert@", "nobody@", "@", "a b@", "\u00fc@"),
                        Arbitraries.of(
                                "localhost", "LOCALHOST", "registry.localhost", "other.localhost", "example.org", ""),
                        Arbitraries.of("", "/a", "/b", "/gone", "/", "/\u2603 x"))
                .as((local, domain, resource) -> local + domain + resource);
    }

    @Provide
    Arbitrary<String> payloads() {
        return Combinators.combine(
                        Arbitraries.of("query", "ping", "bind", "session", "vCard", "time", "pubsub", "set"),
                        Arbitraries.of(
                                "jabber:iq:roster",
                                "jabber:iq:private",
                                "jabber:iq:version",
                                "urn:xmpp:ping",
                                "urn:xmpp:time",
                                "vcard-temp",
                                "http://jabber.org/protocol/disco#info",
                                "http://jabber.org/protocol/disco#items",
                                "urn:ietf:params:xml:ns:xmpp-bind",
                                "urn:ietf:params:xml:ns:xmpp-session",
                                "urn:xmpp:iot:control"),
                        Arbitraries.of("", "<item/>", "<item jid='x@localhost'/>", "text", "<a/><b/>"),
                        Arbitraries.of("", " node='n'"))
                .as((name, namespace, content, attributes) ->
                        "<" + name + " xmlns='" + namespace + "'" + attributes + ">" + content + "</" + name + ">");
    }

    @Property(tries = 1500)
    void exactlyOneAnswer(
            @ForAll("addresses") String to,
            @ForAll("payloads") String payload,
            @ForAll boolean get,
            @ForAll boolean bare)
            throws Exception {
        RawClient client = asker;
        if (client == null || (to.equals("anna@localhost/a") || to.equals("anna@LOCALHOST/a"))) {
            return;
        }
        String content = bare ? payload : payload + "<more xmlns='x'/>";
        String id = "q";
        client.send("<iq type='" + (get ? "get" : "set") + "' id='" + id + "' to='" + to + "'>" + content + "</iq>");
        if (to.startsWith("bert@") && to.endsWith("/b")) {
            // The other client answers in its own time.
            Element answer =
                    client.await(e -> e.attribute("id").filter(id::equals).isPresent());
            assertEquals("iq", answer.localName());
            assertEquals(0, answers(client, id));
        } else {
            assertEquals(1, answers(client, id), to + " " + content);
        }
    }

    private static long answers(RawClient client, String id) throws Exception {
        return client.arrived().stream()
                .filter(e -> e.attribute("id").filter(id::equals).isPresent())
                .filter(e -> e.attribute("type")
                        .filter(t -> t.equals("result") || t.equals("error"))
                        .isPresent())
                .count();
    }
}
