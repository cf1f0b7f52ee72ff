// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import io.kith.thing.Things;
import io.kith.xmpp.Handles;
import io.kith.xmpp.Message;
import io.kith.xmpp.MessageHandler;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Brings messages to {@link Chat}, and announces it. */
@Component
@Handles(elements = "{jabber:client}body", features = "urn:xmpp:iot:chat")
public final class ChatComponent implements MessageHandler {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kith-chat");
        thread.setDaemon(true);
        return thread;
    });
    private final Chat chat;

    /** Begins. */
    @Activate
    public ChatComponent(@Reference Things things) {
        chat = new Chat(things, InstantSource.system(), timer, ZoneId.systemDefault());
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    @Override
    public void handle(Message message) {
        chat.heard(message);
    }
}
