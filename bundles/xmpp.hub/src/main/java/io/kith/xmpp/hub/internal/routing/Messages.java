// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.core.Stanza;
import io.kith.xmpp.hub.internal.store.OfflineStore;
import io.kith.xmpp.hub.internal.store.StoreException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages to accounts, RFC 6121 §8.5, and what waits for those who are not there (XEP-0160). */
final class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final Users users;
    private final OfflineStore offline;
    private final Supplier<Policy> policy;
    private final Post post;

    Messages(Users users, OfflineStore offline, Supplier<Policy> policy, Post post) {
        this.users = users;
        this.offline = offline;
        this.policy = policy;
        this.post = post;
    }

    /** Takes a message to an account. */
    void route(Stanza message) {
        Optional<User> user = users.find(message.to());
        if (user.isEmpty()) {
            refuse(message, "There is no such account.");
            return;
        }
        if (message.to().isBare()) {
            toUser(user.get(), message);
            return;
        }
        Optional<ClientSession> session = user.get().session(message.to().resource());
        if (session.isPresent() && session.get().deliver(message)) {
            return;
        }
        switch (message.type()) {
            case "chat" -> toUser(user.get(), message);
            case "headline", "error" -> {
                // RFC 6121 §8.5.3.2.1: nobody misses it
            }
            default -> refuse(message, "The resource is not online.");
        }
    }

    private void toUser(User user, Stanza message) {
        switch (message.type()) {
            case "error" -> {
                // not for anybody in particular
            }
            case "groupchat" -> refuse(message, "An account is not a room.");
            case "headline" ->
                user.available().stream().filter(ClientSession::takesMessages).forEach(s -> s.deliver(message));
            default -> {
                if (!toMostAvailable(user, message)) {
                    keep(user, message);
                }
            }
        }
    }

    private static boolean toMostAvailable(User user, Stanza message) {
        List<ClientSession> takers =
                user.available().stream().filter(ClientSession::takesMessages).toList();
        int highest = takers.stream().mapToInt(ClientSession::priority).max().orElse(0);
        boolean delivered = false;
        for (ClientSession session : takers) {
            if (session.priority() == highest) {
                delivered |= session.deliver(message);
            }
        }
        return delivered;
    }

    private void keep(User user, Stanza message) {
        if (!isWorthKeeping(message)) {
            return;
        }
        Element stanza = message.element();
        if (stanza.child(Ns.DELAY, "delay").isEmpty()) {
            String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
            stanza = stanza.toBuilder()
                    .child(Element.builder(Ns.DELAY, "delay")
                            .attribute("from", users.domain().toString())
                            .attribute("stamp", now)
                            .build())
                    .build();
        }
        int limit = policy.get().storage().offlineMessages();
        if (!offline.add(user.local(), stanza.toString(), limit)) {
            refuse(message, "The account is not online and its store of messages is full.");
        } else if (user.sessions().stream().anyMatch(ClientSession::takesMessages)) {
            // Somebody came while the message was put away.
            deliverKept(user);
        }
    }

    /** XEP-0160 §3: what is only a state of the moment is not kept, nor what says so itself (XEP-0334). */
    private static boolean isWorthKeeping(Stanza message) {
        List<Element> children = message.element().children();
        boolean hinted =
                children.stream().anyMatch(c -> c.is(Ns.HINTS, "no-store") || c.is(Ns.HINTS, "no-permanent-store"));
        boolean onlyStates = children.stream()
                .allMatch(c -> c.namespace().equals(Ns.CHAT_STATES) || c.is(Namespaces.CLIENT, "thread"));
        return !hinted && !onlyStates;
    }

    /** Hands over what waited, to the clients that take messages. One thread does that; what comes meanwhile, too. */
    void deliverKept(User user) {
        user.owed(false);
        boolean all = true;
        while (all && !offline.kept(user.local()).isEmpty() && user.handing().compareAndSet(false, true)) {
            try {
                all = handOver(user, offline.kept(user.local()));
            } finally {
                user.handing().set(false);
            }
        }
    }

    /** Forgets what was handed over after that, so that nothing is lost in between; returns whether that was all. */
    private boolean handOver(User user, List<String> kept) {
        int handed = 0;
        while (handed < kept.size() && hand(user, kept.get(handed))) {
            handed++;
        }
        try {
            offline.handed(user.local(), kept.subList(0, handed));
        } catch (StoreException e) {
            LOG.error("Messages were handed to {} and will be once more", user.jid(), e);
            return false;
        }
        return handed == kept.size();
    }

    private boolean hand(User user, String text) {
        if (user.sessions().stream().anyMatch(s -> s.takesMessages() && !s.hasRoom())) {
            // It would be cut off as too slow; it gets the rest when it speaks again.
            user.owed(true);
            return false;
        }
        try {
            Element stanza = XmlReader.parse(text);
            Jid sender = stanza.attribute("from").flatMap(Jid::parse).orElse(users.domain());
            Jid to = stanza.attribute("to").flatMap(Jid::parse).orElse(user.jid());
            Stanza message = new Stanza(stanza, sender, to);
            return user.session(to.resource()).filter(s -> s.deliver(message)).isPresent()
                    || toMostAvailable(user, message);
        } catch (XmlException e) {
            LOG.warn("A message kept for {} cannot be read any longer: {}", user.jid(), e.getMessage());
            return true;
        }
    }

    private void refuse(Stanza message, String why) {
        post.bounce(message, Condition.SERVICE_UNAVAILABLE, why);
    }
}
