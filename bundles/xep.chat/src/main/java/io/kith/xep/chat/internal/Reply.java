// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Message;
import io.kith.xmpp.Namespaces;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends text to whoever sent a message. */
final class Reply {

    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    private static final AtomicLong IDS = new AtomicLong();

    private final Message message;

    Reply(Message message) {
        this.message = message;
    }

    /** One line that says what is wrong and what helps. */
    void error(String text) {
        rows(List.of("! " + Rows.clean(text)));
    }

    /** Rows, in as many messages as their length asks for. Whether they are on their way. */
    boolean rows(Collection<String> rows) {
        try {
            Rows.pages(rows).forEach(page -> message.connection().send(stanza(page)));
            return true;
        } catch (IllegalStateException e) {
            LOG.debug("{}: no answer to {}: {}", message.connection().account(), message.from(), e.getMessage());
            return false;
        }
    }

    private Element stanza(String body) {
        Element.Builder stanza = Element.builder(Namespaces.CLIENT, "message")
                .attribute("type", "chat")
                .attribute("id", "chat-" + Long.toString(IDS.incrementAndGet(), 36))
                .attribute("to", message.from().toString());
        if (!message.connection().jid().hasLocal()) {
            // A component has many addresses; the answer comes from the one that was spoken to.
            stanza.attribute("from", message.stanza().attribute("to"));
        }
        stanza.child(Namespaces.CLIENT, "body", body);
        message.stanza().child(Namespaces.CLIENT, "thread").ifPresent(stanza::child);
        return stanza.build();
    }
}
