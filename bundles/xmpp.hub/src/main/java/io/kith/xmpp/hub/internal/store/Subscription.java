// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import java.util.Locale;
import java.util.Optional;

/** The nine states of RFC 6121 Appendix A, and what each of the four stanzas does to them, outbound and inbound. */
public enum Subscription {
    /** Nothing. */
    NONE(false, false, false, false),
    /** We asked. */
    NONE_OUT(false, false, true, false),
    /** They asked. */
    NONE_IN(false, false, false, true),
    /** Both asked. */
    NONE_OUT_IN(false, false, true, true),
    /** We see them. */
    TO(true, false, false, false),
    /** We see them, and they asked. */
    TO_IN(true, false, false, true),
    /** They see us. */
    FROM(false, true, false, false),
    /** They see us, and we asked. */
    FROM_OUT(false, true, true, false),
    /** Each sees the other. */
    BOTH(true, true, false, false);

    /** The four stanzas that change a subscription. */
    public enum Kind {
        /** May I? */
        SUBSCRIBE,
        /** You may. */
        SUBSCRIBED,
        /** I do not want to any longer. */
        UNSUBSCRIBE,
        /** You may not, or no longer. */
        UNSUBSCRIBED;

        /** The value of the attribute type. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind with that value of the attribute type. */
        public static Optional<Kind> ofToken(String token) {
            for (Kind kind : values()) {
                if (kind.token().equals(token)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What follows from a stanza.
     *
     * @param next the state afterwards
     * @param passed outbound: whether it goes on to the contact; inbound: whether the user gets to see it
     */
    public record Step(Subscription next, boolean passed) {}

    private final boolean to;
    private final boolean from;
    private final boolean pendingOut;
    private final boolean pendingIn;

    Subscription(boolean to, boolean from, boolean pendingOut, boolean pendingIn) {
        this.to = to;
        this.from = from;
        this.pendingOut = pendingOut;
        this.pendingIn = pendingIn;
    }

    /** Whether the user sees the contact's presence. */
    public boolean to() {
        return to;
    }

    /** Whether the contact sees the user's presence. */
    public boolean from() {
        return from;
    }

    /** Whether the user asked and waits. */
    public boolean pendingOut() {
        return pendingOut;
    }

    /** Whether the contact asked and waits. */
    public boolean pendingIn() {
        return pendingIn;
    }

    /** The value of the attribute subscription in a roster item. */
    public String token() {
        if (to) {
            return from ? "both" : "to";
        }
        return from ? "from" : "none";
    }

    /** The user sends that stanza: RFC 6121 §A.2. */
    public Step outbound(Kind kind) {
        return switch (kind) {
            case SUBSCRIBE -> new Step(to ? this : of(false, from, true, pendingIn), true);
            case UNSUBSCRIBE -> new Step(of(false, from, false, pendingIn), true);
            case SUBSCRIBED -> new Step(pendingIn ? of(to, true, pendingOut, false) : this, pendingIn);
            case UNSUBSCRIBED -> new Step(of(to, false, pendingOut, false), pendingIn || from);
        };
    }

    /** That stanza comes from the contact: RFC 6121 §A.3. */
    public Step inbound(Kind kind) {
        return switch (kind) {
            case SUBSCRIBE -> new Step(from ? this : of(to, false, pendingOut, true), !from && !pendingIn);
            case UNSUBSCRIBE -> new Step(of(to, false, pendingOut, false), from || pendingIn);
            case SUBSCRIBED -> new Step(pendingOut ? of(true, from, false, pendingIn) : this, pendingOut);
            case UNSUBSCRIBED -> new Step(of(false, from, false, pendingIn), to || pendingOut);
        };
    }

    private static Subscription of(boolean to, boolean from, boolean pendingOut, boolean pendingIn) {
        for (Subscription each : values()) {
            if (each.to == to && each.from == from && each.pendingOut == pendingOut && each.pendingIn == pendingIn) {
                return each;
            }
        }
        throw new IllegalArgumentException("No such state of a subscription");
    }
}
