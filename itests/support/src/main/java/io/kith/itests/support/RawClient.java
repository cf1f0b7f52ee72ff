// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A client that writes its stanzas as text and shares no code with the product: whatever XML a test wants is sent,
 * whatever comes is kept. It uses STARTTLS and PLAIN inside it.
 */
public final class RawClient implements AutoCloseable {

    /** How long to wait for any answer; far more than a healthy server needs on a busy machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final AtomicInteger IDS = new AtomicInteger();

    private final RawStream stream;
    private final String jid;

    private RawClient(RawStream stream, String jid) {
        this.stream = stream;
        this.jid = jid;
    }

    /** Makes an account by in-band registration (XEP-0077). */
    public static void register(XmppServer server, String user, String password) {
        try (RawStream stream = RawStream.open(server)) {
            String id = nextId();
            stream.send("<iq type='set' id='%s'><query xmlns='jabber:iq:register'><username>%s</username>"
                            .formatted(id, user)
                    + "<password>" + password + "</password></query></iq>");
            Stanza answer = stream.await(
                    "answer to the registration", 0, s -> s.attribute("id").equals(id));
            if (!answer.attribute("type").equals("result")) {
                throw new AssertionError("No account for " + user + ": " + answer);
            }
        }
    }

    /** Logs in and binds the resource; sends no presence. */
    public static RawClient login(XmppServer server, String user, String password, String resource) {
        RawStream stream = RawStream.open(server);
        byte[] plain = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
        int mark = stream.mark();
        stream.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                + Base64.getEncoder().encodeToString(plain) + "</auth>");
        Stanza outcome = stream.await("SASL outcome", mark, s -> s.namespace().endsWith("xmpp-sasl"));
        if (!outcome.name().equals("success")) {
            stream.close();
            throw new AssertionError("Login of " + user + " refused: " + outcome);
        }
        stream.restart();
        String id = nextId();
        stream.send("<iq type='set' id='%s'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>%s</resource>"
                        .formatted(id, resource)
                + "</bind></iq>");
        Stanza bound = stream.await("bound resource", 0, s -> s.attribute("id").equals(id));
        String jid = bound.all("jid").stream()
                .map(Stanza::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No resource bound: " + bound));
        return new RawClient(stream, jid);
    }

    private static String nextId() {
        return "raw-" + IDS.incrementAndGet();
    }

    /** The full JID bound. */
    public String jid() {
        return jid;
    }

    public String bareJid() {
        return jid.substring(0, jid.indexOf('/'));
    }

    /** Sends text as it is. */
    public void send(String xml) {
        stream.send(xml);
    }

    /** Sends {@code <iq>} with this payload and returns the answer, result or error. */
    public Stanza iq(String type, String to, String payload) {
        String id = nextId();
        int mark = mark();
        send("<iq type='" + type + "' id='" + id + "' to='" + to + "'>" + payload + "</iq>");
        return await(
                "answer to " + payload,
                mark,
                s -> s.name().equals("iq") && s.attribute("id").equals(id));
    }

    /** Where the list of received stanzas ends now; later stanzas come after this mark. */
    public int mark() {
        return stream.mark();
    }

    /** The stanzas received since the mark. */
    public List<Stanza> since(int mark) {
        return stream.since(mark);
    }

    /** The first stanza after the mark that fits; fails when none comes in time. */
    public Stanza await(String what, int mark, Predicate<Stanza> fits) {
        return stream.await(what, mark, fits);
    }

    /** The stanzas after the mark up to and with the first that fits. */
    public List<Stanza> awaitAll(String what, int mark, Predicate<Stanza> last) {
        await(what, mark, last);
        List<Stanza> upTo = new ArrayList<>();
        for (Stanza stanza : since(mark)) {
            upTo.add(stanza);
            if (last.test(stanza)) {
                break;
            }
        }
        return upTo;
    }

    /** Fetches the roster, which makes a client interested in subscriptions (RFC 6121 §2.2), and becomes available. */
    public void available() {
        String id = nextId();
        int mark = mark();
        send("<iq type='get' id='" + id + "'><query xmlns='jabber:iq:roster'/></iq>");
        await("roster", mark, s -> s.attribute("id").equals(id));
        send("<presence/>");
    }

    /** Becomes available and lets everybody who asks see its presence, from now on. */
    public void availableToAll() {
        onStanza(s -> {
            if (s.name().equals("presence") && s.attribute("type").equals("subscribe")) {
                send("<presence type='subscribed' to='" + from(s) + "'/>");
            }
        });
        available();
    }

    /**
     * Asks for the contact's presence and, when the contact agrees, waits until it is seen online. A request of the
     * contact in return is granted.
     *
     * @return the contact's full JID, or empty when it refused
     */
    public Optional<String> befriend(String contact) {
        int mark = mark();
        send("<presence type='subscribe' to='" + contact + "'/>");
        Predicate<Stanza> ofContact = s -> s.name().equals("presence") && from(s).equals(contact);
        Stanza answer =
                await("answer of " + contact + " to the subscription", mark, ofContact.and(s -> s.attribute("type")
                        .matches("(un)?subscribed|error")));
        if (!answer.attribute("type").equals("subscribed")) {
            return Optional.empty();
        }
        Stanza online = await("presence of " + contact, mark, ofContact.and(s -> s.attribute("type")
                .isEmpty()));
        since(mark).stream()
                .filter(ofContact.and(s -> s.attribute("type").equals("subscribe")))
                .findFirst()
                .ifPresent(s -> send("<presence type='subscribed' to='" + contact + "'/>"));
        return Optional.of(online.attribute("from"));
    }

    private static String from(Stanza stanza) {
        return stanza.attribute("from").replaceFirst("/.*", "");
    }

    /** Calls the function for each IQ request received from now on, and sends what it returns. */
    public void answerWith(Function<Stanza, List<String>> answers) {
        onStanza(s -> {
            if (s.name().equals("iq") && s.attribute("type").matches("get|set")) {
                answers.apply(s).forEach(this::send);
            }
        });
    }

    /** Calls the function for each stanza received from now on, on the thread that reads. */
    public void onStanza(Consumer<Stanza> listener) {
        stream.onStanza(listener);
    }

    public boolean isConnected() {
        return stream.isConnected();
    }

    @Override
    public void close() {
        stream.close();
    }
}
