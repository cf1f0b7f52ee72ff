// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import io.kith.model.Jid;
import io.kith.thing.Caller;
import io.kith.thing.Things;
import io.kith.thing.View;
import io.kith.xmpp.Connection;
import io.kith.xmpp.Message;
import io.kith.xmpp.Roster;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers people who type to a thing. Decides who is answered at all: not ourselves, not what a server kept for us, not
 * another thing's answers, strangers once with a refusal, friends at a bearable pace.
 */
final class Chat {

    private static final Logger LOG = LoggerFactory.getLogger(Chat.class);
    private static final List<String> OWN_WORDS =
            List.of("! ", ReadoutReply.STARTED, ReadoutReply.COMPLETE, Menus.HELLO);

    private final Things things;
    private final Sessions sessions;
    private final ScheduledExecutorService timer;
    private final ZoneId zone;

    Chat(Things things, InstantSource clock, ScheduledExecutorService timer, ZoneId zone) {
        this.things = things;
        this.sessions = new Sessions(clock);
        this.timer = timer;
        this.zone = zone;
    }

    /** Takes a message with a body. Never blocks. */
    void heard(Message message) {
        String body = message.body().orElse("");
        if (!message.type().equals("chat")
                || message.delayed()
                || message.from().sameBare(message.connection().jid())
                || body.isBlank()
                || OWN_WORDS.stream().anyMatch(body::startsWith)) {
            return;
        }
        Connection connection = message.connection();
        View view = things.seenBy(new Caller.Remote(message.from(), connection.account(), Caller.Tokens.NONE));
        if (isFriend(connection, message.from())) {
            answer(message, view, body);
        } else if (!sessions.refusedLately(connection.account(), message.from())) {
            view.mayBefriend().whenComplete((allowed, problem) -> {
                if (problem == null && allowed) {
                    answer(message, view, body);
                } else {
                    refuse(message);
                }
            });
        }
    }

    private static boolean isFriend(Connection connection, Jid from) {
        return connection.roster().contact(from).map(Roster.Contact::isFriend).orElse(false);
    }

    private void refuse(Message message) {
        String account = message.connection().account();
        if (!sessions.refusedLately(account, message.from())) {
            sessions.refused(account, message.from());
            LOG.info("{}: {} is not trusted and was told so", account, message.from());
            new Reply(message)
                    .error("This thing talks to those only whom its owner trusts, and "
                            + message.from().bare()
                            + " is not among them. Ask the owner for leave.");
        }
    }

    private void answer(Message message, View view, String body) {
        Session session = sessions.of(message.connection().account(), message.from());
        Reply reply = new Reply(message);
        switch (session.pace()) {
            case FINE -> new Conversation(things, view, session, reply, timer, zone).answer(CommandParser.parse(body));
            case TOO_FAST -> reply.error("Too many messages. Wait a minute, then go on.");
            case SILENT -> LOG.debug("{} types too fast", message.from());
        }
    }
}
