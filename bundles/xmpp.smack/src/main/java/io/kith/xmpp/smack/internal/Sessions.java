// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Status.State;
import io.kith.xmpp.smack.internal.Password.Taken;
import io.kith.xmpp.smack.internal.Trouble.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.EndpointConnectionException;
import org.jivesoftware.smack.XMPPException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logged-in streams for one set of settings: makes the account if need be, resumes a lost stream if the server can. */
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Element PING = Element.of("urn:xmpp:ping", "ping");

    private final Settings settings;
    private final Consumer<Element> receiver;
    private final Diagnosis diagnosis;
    private volatile @Nullable ElementConnection current;
    private @Nullable ElementConnection resumable;
    private boolean fresh;

    Sessions(Settings settings, Consumer<Element> receiver) {
        this.settings = settings;
        this.receiver = receiver;
        this.diagnosis = new Diagnosis(settings);
    }

    boolean isFor(Settings other) {
        return settings.equals(other);
    }

    /** A stream that is logged in. */
    ElementConnection open(Signals signals, BiConsumer<State, String> progress) throws Trouble, InterruptedException {
        Taken password = password();
        fresh |= password.fresh();
        try {
            return enter(signals, progress, password, fresh && settings.login().register());
        } catch (Trouble trouble) {
            if (trouble.kind() != Kind.REFUSED || !settings.login().register() || fresh) {
                throw trouble;
            }
            return enter(signals, progress, password, true);
        }
    }

    private Taken password() throws Trouble {
        try {
            return settings.login().password().take();
        } catch (IOException e) {
            throw new Trouble(
                    Kind.LASTING,
                    "The password cannot be read from "
                            + settings.login().password().place() + " (" + Diagnosis.reason(e)
                            + "); make it a file that this program may read.",
                    e);
        }
    }

    private ElementConnection enter(
            Signals signals, BiConsumer<State, String> progress, Taken password, boolean register)
            throws Trouble, InterruptedException {
        progress.accept(State.CONNECTING, "Connecting to " + settings.serverName() + '.');
        ElementConnection connection = takeResumable();
        boolean former = connection != null;
        if (connection == null) {
            connection = new Connector(settings).connection(password.text(), receiver);
            connection.addConnectionListener(new Losses(signals, connection));
        }
        current = connection;
        boolean entered = false;
        try {
            connection.begin();
            progress.accept(State.AUTHENTICATING, "Logging in as " + settings.jid() + '.');
            if (register && !former) {
                register(connection, password);
            }
            connection.logIn();
            fresh = false;
            entered = true;
            return connection;
        } catch (SmackException | XMPPException | IOException e) {
            if (former && e instanceof EndpointConnectionException) {
                resumable = connection;
            }
            throw diagnosis.of(e);
        } finally {
            if (!entered) {
                connection.abort();
            }
        }
    }

    private void register(ElementConnection connection, Taken password)
            throws Trouble, IOException, InterruptedException {
        Duration patience = settings.pace().answer();
        boolean made = new Registration(settings, (type, payload) -> connection.ask(type, payload, patience))
                .register(password.text());
        // Made or there already: in both cases the password decides from now on.
        fresh = false;
        LOG.info("{}: the account {} {}", settings.account(), settings.jid(), made ? "was made" : "exists");
    }

    private @Nullable ElementConnection takeResumable() {
        ElementConnection connection = resumable;
        resumable = null;
        return connection != null && connection.isDisconnectedButSmResumptionPossible() ? connection : null;
    }

    /** Returns when somebody calls; fails when the stream is lost or the server gives no sign of life. */
    void watch(ElementConnection connection, Signals signals) throws Trouble {
        while (!signals.isCalled()) {
            Duration left = settings.pace().silence().minus(connection.silence());
            if (left.isNegative() || left.isZero()) {
                ping(connection, signals);
            } else {
                await(left, signals);
            }
            if (signals.lost().isPresent()) {
                throw signals.lost().get();
            }
        }
    }

    private static void await(Duration time, Signals signals) {
        try {
            signals.await(time, true);
        } catch (InterruptedException e) {
            // whoever interrupts has signalled before
        }
    }

    /** XEP-0199 §4.2: an error is an answer, too. */
    private void ping(ElementConnection connection, Signals signals) throws Trouble {
        try {
            signals.block(() -> {});
            connection.ask("get", PING, settings.pace().answer());
        } catch (IOException | IllegalStateException e) {
            if (signals.lost().isEmpty()
                    && connection.silence().compareTo(settings.pace().silence()) >= 0) {
                throw new Trouble(
                        Kind.PASSING,
                        "The server " + settings.serverName() + " gives no sign of life; see"
                                + " whether it and the network are up.",
                        e);
            }
        } catch (InterruptedException e) {
            // whoever interrupts has signalled before
        } finally {
            signals.unblock();
        }
    }

    /** Leaves a stream that is lost; if the server can, it is resumed by the next {@link #open}. */
    void abandon(ElementConnection connection) {
        connection.abort();
        resumable = connection.isDisconnectedButSmResumptionPossible() ? connection : null;
    }

    /** Makes whatever blocks on the network fail; from any thread. */
    void breakOff() {
        ElementConnection connection = current;
        if (connection != null) {
            connection.cut();
        }
    }

    /** Tells that a stream is lost. */
    private final class Losses implements ConnectionListener {
        private final Signals signals;
        private final ElementConnection connection;

        Losses(Signals signals, ElementConnection connection) {
            this.signals = signals;
            this.connection = connection;
        }

        @Override
        public void connectionClosed() {
            lost(new Trouble(Kind.PASSING, "The server " + settings.serverName() + " ended the stream."));
        }

        @Override
        public void connectionClosedOnError(Exception e) {
            lost(diagnosis.of(e));
        }

        /** Smack tells late, on another thread: by then the same connection may have resumed its stream. */
        private void lost(Trouble trouble) {
            if (connection == current && !connection.isConnected()) {
                signals.lost(trouble);
                connection.failQuestions();
            }
        }
    }
}
