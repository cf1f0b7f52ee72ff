// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.xmpp.hub.internal.store.Subscription.Kind;
import io.kith.xmpp.hub.internal.store.Subscription.Step;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Two state machines against each other. */
class SubscriptionProperties {

    /** One side of a pair: its state, and what it sent that the other has not received. */
    private static final class Side {
        private Subscription state = Subscription.NONE;
        private final Queue<Kind> sent = new ArrayDeque<>();

        void send(Kind kind) {
            Step step = state.outbound(kind);
            state = step.next();
            if (step.passed()) {
                sent.add(kind);
            }
        }

        void receiveFrom(Side other) {
            Kind kind = other.sent.remove();
            Subscription before = state;
            state = before.inbound(kind).next();
            // RFC 6121 §3.1.3: the server approves again what was approved before.
            if (kind == Kind.SUBSCRIBE && before.from()) {
                sent.add(Kind.SUBSCRIBED);
            }
        }
    }

    /** Whatever two users do one after the other, both sides know the same. */
    @Property(tries = 2000)
    void twoSidesAgree(@ForAll @Size(max = 40) List<Kind> kinds, @ForAll @Size(40) List<Boolean> actors) {
        Side a = new Side();
        Side b = new Side();
        for (int i = 0; i < kinds.size(); i++) {
            (actors.get(i) ? a : b).send(kinds.get(i));
            deliverAll(a, b);
        }
        assertEquals(a.state.to(), b.state.from());
        assertEquals(b.state.to(), a.state.from());
        assertEquals(a.state.pendingOut(), b.state.pendingIn());
        assertEquals(b.state.pendingOut(), a.state.pendingIn());
    }

    private static void deliverAll(Side a, Side b) {
        while (!a.sent.isEmpty() || !b.sent.isEmpty()) {
            if (!a.sent.isEmpty()) {
                b.receiveFrom(a);
            }
            if (!b.sent.isEmpty()) {
                a.receiveFrom(b);
            }
        }
    }
}
