// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.friendship.internal;

import io.kith.model.Jid;
import io.kith.thing.Caller;
import io.kith.thing.Things;
import io.kith.thing.View;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Presence;
import io.kith.xmpp.Roster.Contact;
import io.kith.xmpp.Roster.Subscription;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is a friend of an account follows from what the guards say of its things: requests are answered by it, and
 * contacts are examined again and again, since trust may be withdrawn while nobody speaks. Never blocks.
 *
 * <p>Two cares keep a house whole while its bundles are replaced. While an account has no thing, nobody decides for
 * it, so requests wait and contacts stay. And a contact goes only when it was refused by two regular examinations in a
 * row, because guards come and go as well. Nothing is given away meanwhile: reading and control ask the guards each time.
 */
final class Friends {

    private static final Logger LOG = LoggerFactory.getLogger(Friends.class);

    /** More requests than this do not wait here; servers send requests again at the next login (RFC 6121 §3.1.3). */
    static final int MOST_WAITING = 100;

    private record Asker(Connection connection, Jid jid) {}

    private final Things things;
    private final List<Connection> online = new CopyOnWriteArrayList<>();
    private final Set<Asker> waiting = ConcurrentHashMap.newKeySet();
    private final Set<Asker> refusedOnce = ConcurrentHashMap.newKeySet();

    Friends(Things things) {
        this.things = things;
    }

    /** A session began, with its roster known. */
    void joined(Connection connection) {
        online.add(connection);
        examine(connection, true);
    }

    /** A session ended. */
    void left(Connection connection) {
        online.remove(connection);
        waiting.removeIf(w -> w.connection() == connection);
        refusedOnce.removeIf(r -> r.connection() == connection);
    }

    /** Takes a presence; only what concerns friendship matters. */
    void heard(Presence presence) {
        Connection connection = presence.connection();
        Jid jid = presence.from().bare();
        switch (presence.type()) {
            case SUBSCRIBE -> decide(connection, jid);
            case UNSUBSCRIBE -> safely(connection, () -> connection.roster().refuse(jid));
            case SUBSCRIBED, UNSUBSCRIBED ->
                LOG.info(
                        "{}: {} says {}",
                        connection.account(),
                        jid,
                        presence.type().name().toLowerCase(Locale.ROOT));
            case AVAILABLE, UNAVAILABLE -> {}
        }
    }

    private void decide(Connection connection, Jid jid) {
        Asker asker = new Asker(connection, jid);
        View view = seenBy(asker);
        if (view.things().isEmpty()) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(asker);
            }
            return;
        }
        waiting.remove(asker);
        ask(view, asker, allowed -> {
            if (allowed.orElse(false)) {
                accept(connection, jid);
            } else {
                LOG.info("{}: {} asked to be a friend and was refused", connection.account(), jid);
                connection.roster().refuse(jid);
            }
        });
    }

    private void accept(Connection connection, Jid jid) {
        LOG.info("{}: {} is a friend now", connection.account(), jid);
        connection.roster().approve(jid);
        subscribeBack(connection, jid);
    }

    /** Things want to see who talks to them; components and servers have no presence to see. */
    private static void subscribeBack(Connection connection, Jid jid) {
        boolean sees = connection
                .roster()
                .contact(jid)
                .map(c -> c.asked() || seesThem(c))
                .orElse(false);
        if (jid.hasLocal() && !sees) {
            connection.roster().subscribe(jid);
        }
    }

    private static boolean seesThem(Contact contact) {
        return contact.subscription() == Subscription.TO || contact.subscription() == Subscription.BOTH;
    }

    /** Decides what waited because there was no thing yet. */
    void decideWaiting() {
        List.copyOf(waiting).forEach(w -> decide(w.connection(), w.jid()));
    }

    /** Looks at all friends of all accounts. */
    void examine() {
        online.forEach(connection -> examine(connection, false));
    }

    private void examine(Connection connection, boolean isNewSession) {
        List<Contact> friends = connection.roster().contacts().stream()
                .filter(Contact::isFriend)
                .toList();
        refusedOnce.removeIf(r -> r.connection() == connection
                && friends.stream().noneMatch(f -> f.jid().equals(r.jid())));
        for (Contact friend : friends) {
            Asker asker = new Asker(connection, friend.jid());
            View view = seenBy(asker);
            if (!view.things().isEmpty()) {
                ask(view, asker, allowed -> allowed.ifPresent(a -> examined(asker, a, isNewSession)));
            }
        }
    }

    private void examined(Asker friend, boolean allowed, boolean isNewSession) {
        Connection connection = friend.connection();
        if (allowed) {
            refusedOnce.remove(friend);
            if (isNewSession) {
                subscribeBack(connection, friend.jid());
            }
        } else if (!isNewSession && !refusedOnce.add(friend)) {
            refusedOnce.remove(friend);
            LOG.info("{}: {} is trusted no longer and ceases to be a friend", connection.account(), friend.jid());
            connection.roster().remove(friend.jid()).whenComplete((done, problem) -> {
                if (problem != null) {
                    LOG.warn(
                            "{}: {} could not be removed: {}",
                            connection.account(),
                            friend.jid(),
                            problem.getMessage());
                }
            });
        }
    }

    private View seenBy(Asker asker) {
        return things.seenBy(new Caller.Remote(asker.jid(), asker.connection().account(), Caller.Tokens.NONE));
    }

    /** Hands over what the guards said, or nothing if that could not be found out. */
    private static void ask(View view, Asker asker, Consumer<Optional<Boolean>> then) {
        view.mayBefriend().whenComplete((allowed, problem) -> {
            if (problem != null) {
                LOG.warn(
                        "{}: nobody could say whether {} may be a friend",
                        asker.connection().account(),
                        asker.jid(),
                        problem);
            }
            safely(asker.connection(), () -> then.accept(Optional.ofNullable(allowed)));
        });
    }

    private static void safely(Connection connection, Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException e) {
            // The next session begins with the same roster and the same requests.
            LOG.debug("{}: went offline meanwhile", connection.account());
        }
    }
}
