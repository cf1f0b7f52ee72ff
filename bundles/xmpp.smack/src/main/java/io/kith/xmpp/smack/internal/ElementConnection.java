// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlWriter;
import io.kith.xmpp.Namespaces;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.SmackException.SmackMessageException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Smack's stream, past Smack's stanzas: what comes is taken from the parser as {@link Element} before any class of Smack
 * could understand, reorder, answer or stumble over it, and what goes is written as it is. Smack sees the answers to its
 * own binding of the resource and nothing else.
 */
final class ElementConnection extends XMPPTCPConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ElementConnection.class);
    private static final Set<String> ANSWERS = Set.of("result", "error");

    /** So many stanzas may come between the binding of the resource and the end of login. */
    private static final int MOST_EARLY = 1000;

    private final RawSockets sockets;
    private final Consumer<Element> receiver;
    private final Outbox outbox = new Outbox(this::put);
    private final Map<String, CompletableFuture<Element>> asked = new ConcurrentHashMap<>();
    private final Set<String> ownQuestions = ConcurrentHashMap.newKeySet();
    private final AtomicLong questions = new AtomicLong();
    private final List<Element> early = new ArrayList<>();
    private boolean open;
    private volatile long heard = System.nanoTime();

    /** The receiver may block; then the server is not read. */
    ElementConnection(XMPPTCPConnectionConfiguration configuration, RawSockets sockets, Consumer<Element> receiver) {
        super(configuration);
        this.sockets = sockets;
        this.receiver = receiver;
        addRequestAckPredicate(new EveryTenth());
        // Who listens to this keeps Smack from sending what belonged to a session that is gone.
        addStanzaDroppedListener(stanza -> LOG.debug("A {} of the former session is not sent again", stanza));
    }

    /** Connects, so far that one can log in or make an account. Stanzas are kept until {@link #release}. */
    void begin() throws SmackException, XMPPException, IOException, InterruptedException {
        synchronized (early) {
            open = false;
            early.clear();
        }
        connect();
    }

    /**
     * Logs in. Returns whether the former stream was resumed (XEP-0198 §5); if not, nothing of the former session is
     * sent any more.
     */
    boolean logIn() throws SmackException, XMPPException, IOException, InterruptedException {
        login();
        if (!streamWasResumed()) {
            outbox.clear();
            return false;
        }
        return true;
    }

    /** The address that was bound. */
    Jid bound() {
        return Jid.of(getUser().toString());
    }

    /** Runs an announcement; after it everything that came is received, in order. */
    void release(Runnable announcement) {
        synchronized (early) {
            announcement.run();
            early.forEach(receiver);
            early.clear();
            open = true;
        }
    }

    /** How long nothing has come. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard);
    }

    /** Sends without blocking. */
    void send(Element stanza) {
        outbox.add(stanza);
    }

    /** Sends without blocking, a moment later if need be; {@link #sendHeld} is to be called until then. */
    void sendAhead(Element stanza) {
        outbox.hold(stanza);
    }

    /** Sends what was held for a moment, if that is over. Returns when to call again, in nanoseconds. */
    long sendHeld() {
        return outbox.lapse();
    }

    /** Everything is sent by this, also what Smack asks itself. */
    @Override
    protected void sendStanzaInternal(Stanza stanza) throws NotConnectedException, InterruptedException {
        if (!(stanza instanceof OutgoingStanza) && stanza.getStanzaId() != null) {
            ownQuestions.add(stanza.getStanzaId());
        }
        super.sendStanzaInternal(stanza);
    }

    /** Smack's queue has room, so this does not block; but it would refuse a thread whose interrupt is pending. */
    private void put(OutgoingStanza stanza) {
        boolean interrupted = Thread.interrupted();
        try {
            sendStanzaInternal(stanza);
        } catch (NotConnectedException | InterruptedException e) {
            LOG.debug("A stanza was not sent, since the stream is lost", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Asks the server itself, before or after login, and waits for the result or error. */
    Element ask(String type, Element payload, Duration patience) throws IOException, InterruptedException {
        String id = "link-" + questions.incrementAndGet();
        CompletableFuture<Element> answer = new CompletableFuture<>();
        asked.put(id, answer);
        try {
            outbox.add(Element.builder(Namespaces.CLIENT, "iq")
                    .attribute("type", type)
                    .attribute("id", id)
                    .attribute("to", getXMPPServiceDomain().toString())
                    .child(payload)
                    .build());
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("The server did not answer within " + patience.toSeconds() + " s.", e);
        } finally {
            asked.remove(id);
        }
    }

    /** Ends the stream in an orderly way, waiting no longer for the server than that. */
    void end(Duration patience) {
        outbox.release();
        setReplyTimeout(patience.toMillis());
        try {
            disconnect(null);
        } catch (NotConnectedException e) {
            LOG.debug("The stream had ended already", e);
        } finally {
            sockets.close();
        }
    }

    /** Whoever waits for an answer waits no longer. */
    void failQuestions() {
        asked.values().forEach(answer -> answer.completeExceptionally(new IOException("The stream is lost.")));
    }

    /** Closes the sockets, nothing else: whatever blocks on them fails. From any thread. */
    void cut() {
        sockets.close();
    }

    /** Ends at once, also what blocks within; a stream that can be resumed can be resumed later. */
    void abort() {
        outbox.release();
        sockets.close();
        instantShutdown();
    }

    @Override
    protected void parseAndProcessStanza(XmlPullParser parser) throws XmlPullParserException, InterruptedException {
        if (!(parser instanceof StreamParser stream)) {
            throw new XmlPullParserException("A parser of another kind reads the stream.");
        }
        StanzaReader.Stanza stanza = stream.readStanza();
        heard = System.nanoTime();
        Element element = stanza.complete() ? stanza.element() : Stanzas.curtailed(stanza.element());
        if (!stanza.complete()) {
            LOG.warn(
                    "The {} from {} is too large; its content was dropped",
                    element.localName(),
                    element.attribute("from").orElse("the server"));
        }
        if (answered(element)) {
            return;
        }
        if (isAnswer(element) && ownQuestions.remove(element.attribute("id").orElse(""))) {
            handToSmack(element);
            return;
        }
        synchronized (early) {
            if (open) {
                receiver.accept(element);
            } else if (early.size() < MOST_EARLY) {
                early.add(element);
            } else {
                throw new XmlPullParserException("The server sends stanzas and does not finish the login.");
            }
        }
    }

    private static boolean isAnswer(Element stanza) {
        return stanza.localName().equals("iq")
                && ANSWERS.contains(stanza.attribute("type").orElse(""));
    }

    /** Whether that answers {@link #ask}; then it is nobody else's. */
    private boolean answered(Element stanza) {
        if (!isAnswer(stanza) || !isFromServer(stanza)) {
            return false;
        }
        CompletableFuture<Element> answer = asked.get(stanza.attribute("id").orElse(""));
        return answer != null && answer.complete(stanza);
    }

    /** RFC 6120 §8.1.2.1: the server, the account itself, or nobody named. */
    private boolean isFromServer(Element stanza) {
        Optional<Jid> from = stanza.attribute("from").flatMap(Jid::parse);
        return from.isEmpty()
                || (from.get().domain().equals(getXMPPServiceDomain().toString())
                        && !from.get().hasLocal());
    }

    private void handToSmack(Element answer) throws InterruptedException {
        try {
            processStanza(PacketParserUtils.parseStanza(XmlWriter.write(answer)));
        } catch (Exception e) {
            if (e instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            setCurrentConnectionExceptionAndNotify(new SmackMessageException(
                    "The server's answer to the login cannot be understood: " + e.getMessage()));
        }
    }
}
