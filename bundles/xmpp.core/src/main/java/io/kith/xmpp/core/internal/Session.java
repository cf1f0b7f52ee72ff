// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Iq;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.xml.namespace.QName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens from login to loss: the roster is fetched, then presence is sent, then the session is ready; presence
 * is sent again when features change. The lock guards the few numbers below and is never held while calling out.
 */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** Handlers come in bursts when bundles start; one presence tells of all (milliseconds). */
    static final int GATHER = 200;

    /** A link may say that it is online before it says whether that is a new session (milliseconds). */
    static final int RESUME_DELAY = 250;

    private static final int MOST_ANNOUNCED = 4;
    private static final int RETRY = 5;

    private final ConnectionCore connection;
    private final boolean isComponent;
    private final RosterCache roster;
    private final Profile profile;
    private final Whiteboard whiteboard;
    private final ScheduledExecutorService timer;
    private final Runnable changed;
    private final Runnable watcher = this::handlersChanged;
    private final AtomicBoolean presenceDue = new AtomicBoolean();
    private volatile List<Description> announced = List.of();

    private final Object lock = new Object();
    private int current;
    private int known;
    private boolean lost = true;

    Session(
            ConnectionCore connection,
            boolean isComponent,
            RosterCache roster,
            Profile profile,
            ConnectionCore.House house,
            Runnable changed) {
        this.connection = connection;
        this.isComponent = isComponent;
        this.roster = roster;
        this.profile = profile;
        this.whiteboard = house.whiteboard();
        this.timer = house.timer();
        this.changed = changed;
    }

    void open() {
        whiteboard.watch(watcher);
    }

    void close() {
        whiteboard.unwatch(watcher);
    }

    /** The number of the session that is up with its roster known, or 0. */
    int ready() {
        synchronized (lock) {
            return lost || known != current ? 0 : current;
        }
    }

    private boolean isCurrent(int number) {
        synchronized (lock) {
            return !lost && current == number;
        }
    }

    /** Logged in anew: nothing of before holds. */
    void begun() {
        int number;
        synchronized (lock) {
            number = ++current;
            lost = false;
        }
        roster.clear();
        roster.hide(false);
        announced = List.of();
        fetchRoster(number);
    }

    /** The stream is gone. */
    void lost() {
        synchronized (lock) {
            if (lost) {
                return;
            }
            lost = true;
        }
        roster.hide(true);
        changed.run();
    }

    /** Online again, and unless a new session is announced at once the old one was resumed (XEP-0198 §5). */
    void resumed() {
        int number;
        synchronized (lock) {
            number = current;
        }
        timer.schedule(() -> resume(number), RESUME_DELAY, TimeUnit.MILLISECONDS);
    }

    private void resume(int number) {
        boolean needsRoster;
        synchronized (lock) {
            if (!lost || current != number || connection.boundJid().isEmpty()) {
                return;
            }
            lost = false;
            needsRoster = known != number;
        }
        roster.hide(false);
        if (needsRoster) {
            fetchRoster(number);
        } else {
            changed.run();
            handlersChanged();
        }
    }

    private void fetchRoster(int number) {
        if (isComponent) {
            becomeReady(number);
            return;
        }
        roster.fetch().whenComplete((result, problem) -> {
            if (!isCurrent(number)) {
                return;
            }
            if (problem == null) {
                roster.load(result);
            } else if (mayPass(problem)) {
                // Without a roster nobody is a friend, so it is asked for again rather than done without.
                LOG.warn("{}: the server did not send the roster; asking again", connection.account());
                timer.schedule(() -> fetchAgain(number), RETRY, TimeUnit.SECONDS);
                return;
            } else {
                LOG.warn("{}: the server has no roster for us: {}", connection.account(), problem.getMessage());
            }
            becomeReady(number);
        });
    }

    private void fetchAgain(int number) {
        if (isCurrent(number)) {
            fetchRoster(number);
        }
    }

    /** Whether there was no answer at all, so that asking again may help. */
    private static boolean mayPass(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause instanceof StanzaException error
                && (error.condition() == Condition.REMOTE_SERVER_TIMEOUT
                        || error.condition() == Condition.RECIPIENT_UNAVAILABLE);
    }

    private void becomeReady(int number) {
        sendPresence();
        synchronized (lock) {
            if (lost || current != number) {
                return;
            }
            known = number;
        }
        changed.run();
        handlersChanged();
    }

    private void sendPresence() {
        if (isComponent) {
            return;
        }
        Description now = profile.description();
        List<Description> all = new ArrayList<>();
        all.add(now);
        announced.stream()
                .filter(d -> !d.ver().equals(now.ver()))
                .limit(MOST_ANNOUNCED - 1)
                .forEach(all::add);
        announced = List.copyOf(all);
        try {
            connection.send(Element.builder(Namespaces.CLIENT, "presence")
                    .child(now.caps())
                    .build());
        } catch (IllegalStateException e) {
            LOG.debug("{}: the stream went before presence was sent", connection.account());
        }
    }

    /** Also asked at the end of each way to {@link #ready}, since what came before that was not announced. */
    private void handlersChanged() {
        if (!isComponent && ready() != 0 && presenceDue.compareAndSet(false, true)) {
            timer.schedule(this::presenceIfChanged, GATHER, TimeUnit.MILLISECONDS);
        }
    }

    private void presenceIfChanged() {
        presenceDue.set(false);
        boolean same = announced.stream()
                .findFirst()
                .map(d -> d.ver().equals(profile.description().ver()))
                .orElse(false);
        if (ready() != 0 && !same) {
            sendPresence();
        }
    }

    /** What an account answers itself. */
    Map<QName, IqHandler> ownHandlers(Predicate<Jid> isKnown, Predicate<Jid> isOwnAccount, String version) {
        Map<QName, IqHandler> handlers = new HashMap<>(new Basics(this::descriptions, isKnown, version).handlers());
        handlers.put(new QName(Namespaces.ROSTER, "query"), iq -> {
            // Anybody may send this; only the account's own server may mean it (RFC 6121 §2.1.6).
            if (iq.type() != Iq.Type.SET || !isOwnAccount.test(iq.from())) {
                throw new StanzaException(Condition.SERVICE_UNAVAILABLE, "");
            }
            roster.push(iq.payload());
            return Reply.empty().now();
        });
        return handlers;
    }

    private Collection<Description> descriptions() {
        List<Description> all = new ArrayList<>();
        all.add(profile.description());
        all.addAll(announced);
        return all;
    }
}
