// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static java.util.Objects.requireNonNull;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Link;
import io.kith.xmpp.Status;
import io.kith.xmpp.Status.State;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link of one account. One thread connects, keeps and renews the stream; another one calls the listener and, between
 * calls, notices when the first one hangs. Streams come from {@link Sessions}.
 */
final class SmackLink implements Link {

    private static final Logger LOG = LoggerFactory.getLogger(SmackLink.class);

    /** How long the server may take to end its side of the stream. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** An attempt asks the server that often at most; whoever takes longer hangs. */
    private static final int ANSWERS_OF_AN_ATTEMPT = 8;

    /** The server may be one of the same house, which starts at the same time: what passes by then is no warning. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Instant made = Instant.now();
    private final String account;
    private final Jid jid;
    private final Inbox inbox;
    private final Signals signals = new Signals();
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private volatile Settings settings;
    private volatile @Nullable Listener listener;
    private volatile @Nullable ElementConnection online;
    private @Nullable Sessions sessions;
    private volatile @Nullable Thread thread;
    private volatile Status status = new Status(State.IDLE, Instant.now(), "");
    private String said = "";

    SmackLink(Settings settings) {
        this.settings = settings;
        this.account = settings.account();
        this.jid = settings.jid();
        this.inbox = new Inbox("kith-xmpp-" + account + "-events", this::watch);
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public Jid jid() {
        return jid;
    }

    @Override
    public Kind kind() {
        return Kind.CLIENT;
    }

    @Override
    public synchronized void open(Listener newListener) {
        if (listener != null || signals.isClosed()) {
            throw new IllegalStateException("A link is opened once");
        }
        listener = newListener;
        inbox.start();
        Thread begun = new Thread(this::run, "kith-xmpp-" + account);
        begun.setDaemon(true);
        thread = begun;
        begun.start();
    }

    @Override
    public void send(Element stanza) {
        connection().send(stanza);
    }

    /** Only on the inbox's thread, which looks after what is held as soon as the call returns. */
    @Override
    public void sendAhead(Element stanza) {
        if (inbox.isOwnThread()) {
            connection().sendAhead(stanza);
        } else {
            send(stanza);
        }
    }

    private ElementConnection connection() {
        ElementConnection connection = online;
        if (connection == null) {
            throw new IllegalStateException(account + " is not online.");
        }
        return connection;
    }

    @Override
    public void reconnect() {
        signals.again();
    }

    /** Takes other settings; the stream is renewed only if they need another one. */
    void update(Settings other) {
        Settings old = settings;
        settings = other;
        if (old.needsNewStream(other) || online == null) {
            reconnect();
        }
    }

    @Override
    public void close() {
        signals.close();
        Thread begun = thread;
        if (begun == null || begun == Thread.currentThread() || inbox.isOwnThread()) {
            return;
        }
        try {
            begun.join(FAREWELL.multipliedBy(3).toMillis());
            inbox.end();
            inbox.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            SmackRuntime.enter();
            try {
                while (!signals.isClosed()) {
                    live();
                }
            } finally {
                SmackRuntime.leave();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{}: the library for XMPP does not start, so this account stays offline", account, e);
            say(State.FAILED, "The library for XMPP does not start (" + Diagnosis.reason(e) + "); see the log.");
            return;
        }
        say(State.CLOSED, "");
        inbox.end();
    }

    /** From one attempt to the next. */
    private void live() {
        Settings current = settings;
        signals.begin();
        try {
            session(current);
            backoff.reset();
        } catch (Trouble trouble) {
            pause(trouble, current);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{}: an attempt failed in an unforeseen way", account, e);
            pause(
                    new Trouble(Trouble.Kind.PASSING, "An error of this program: " + Diagnosis.reason(e) + '.', e),
                    current);
        } catch (InterruptedException e) {
            LOG.debug("{}: the attempt was given up, as asked for", account);
        }
    }

    /** One session from the attempt to its end; returns if it ended because somebody asked for it. */
    private void session(Settings current) throws Trouble, InterruptedException {
        Sessions from = sessions;
        if (from == null || !from.isFor(current)) {
            from = new Sessions(current, this::receive);
            sessions = from;
        }
        ElementConnection connection;
        signals.block(from::breakOff);
        try {
            connection = from.open(signals, this::say);
        } catch (InterruptedException e) {
            if (!signals.isCalled()) {
                throw new Trouble(
                        Trouble.Kind.PASSING,
                        "The server " + current.serverName() + " keeps the login waiting;"
                                + " see whether it is overloaded.",
                        e);
            }
            throw e;
        } finally {
            signals.unblock();
        }
        keep(connection, from);
    }

    private void keep(ElementConnection connection, Sessions from) throws Trouble, InterruptedException {
        long began = System.nanoTime();
        try {
            connection.release(() -> announce(connection));
            from.watch(connection, signals);
            online = null;
            connection.end(FAREWELL);
        } catch (Trouble trouble) {
            online = null;
            from.abandon(connection);
            throw trouble;
        } finally {
            online = null;
            backoff.sessionEnded(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void announce(ElementConnection connection) {
        online = connection;
        if (!connection.streamWasResumed()) {
            Jid bound = connection.bound();
            LOG.info("{}: online as {}", account, bound);
            inbox.post(() -> heard().online(bound));
        }
        say(State.ONLINE, "");
    }

    private void pause(Trouble trouble, Settings current) {
        Duration wait = backoff.after(trouble.kind(), current.pace());
        boolean lasting = trouble.kind() == Trouble.Kind.LASTING || trouble.kind() == Trouble.Kind.REFUSED;
        if (trouble.sentence().equals(said)) {
            LOG.debug("{}: {} (next attempt in {})", account, trouble.sentence(), wait);
        } else {
            tell(trouble);
            LOG.debug("{}: the cause of it", account, trouble);
        }
        say(lasting ? State.FAILED : State.WAITING, trouble.sentence());
        try {
            if (!signals.await(wait, false)) {
                backoff.reset();
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: waits no longer", account);
        }
    }

    private void tell(Trouble trouble) {
        boolean passing = trouble.kind() == Trouble.Kind.PASSING;
        if (passing && Instant.now().isBefore(made.plus(GRACE))) {
            LOG.info("{}: {}", account, trouble.sentence());
        } else {
            LOG.warn("{}: {}", account, trouble.sentence());
            said = trouble.sentence();
        }
    }

    /** Notices an attempt, or a wait for an answer, that hangs; sends what was held. Returns when to call again. */
    private long watch() {
        if (signals.releaseAfter(settings.pace().answer().multipliedBy(ANSWERS_OF_AN_ATTEMPT))) {
            LOG.warn("{}: the link hangs and is given a push", account);
        }
        ElementConnection connection = online;
        return connection == null ? Long.MAX_VALUE : connection.sendHeld();
    }

    private void receive(Element stanza) {
        inbox.deliver(() -> heard().received(stanza));
    }

    private void say(State state, String detail) {
        if (state == State.ONLINE) {
            said = "";
        }
        Status now = new Status(state, Instant.now(), detail);
        status = now;
        inbox.post(() -> heard().status(now));
    }

    /** How the link is. */
    Status status() {
        return status;
    }

    private Listener heard() {
        return requireNonNull(listener, "Not opened");
    }
}
