// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xmpp.IqHandler;
import io.kith.xmpp.MessageHandler;
import io.kith.xmpp.PresenceHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Who takes what on one account, found by hash. Immutable. */
final class HandlerTable {

    private final Whiteboard.Snapshot source;
    private final Map<QName, IqHandler> iqs = new HashMap<>();
    private final Map<QName, List<MessageHandler>> messages = new HashMap<>();
    private final List<PresenceHandler> presences = new ArrayList<>();
    private final Set<String> features = new TreeSet<>();

    HandlerTable(Whiteboard.Snapshot source, String account) {
        this.source = source;
        for (Whiteboard.Entry entry : source.entries()) {
            if (entry.isFor(account)) {
                add(entry);
            }
        }
    }

    private void add(Whiteboard.Entry entry) {
        features.addAll(entry.features());
        if (entry.handler() instanceof IqHandler handler) {
            entry.elements().forEach(name -> iqs.putIfAbsent(name, handler));
        }
        if (entry.handler() instanceof MessageHandler handler) {
            entry.elements().forEach(name -> messages.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(handler));
        }
        if (entry.handler() instanceof PresenceHandler handler) {
            presences.add(handler);
        }
    }

    /** Whether this was made of that snapshot, thus is still right. */
    boolean isOf(Whiteboard.Snapshot snapshot) {
        return source == snapshot;
    }

    @Nullable
    IqHandler iq(QName payload) {
        return iqs.get(payload);
    }

    List<MessageHandler> messages(QName child) {
        return messages.getOrDefault(child, List.of());
    }

    List<PresenceHandler> presences() {
        return presences;
    }

    Set<String> features() {
        return features;
    }
}
