// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import io.kith.model.Jid;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The contacts of an account (RFC 6121 §2, §3) as last told by the server; empty while offline. Thread-safe; never blocks.
 * What says something to the server throws {@link IllegalStateException} while there is no stream.
 */
@ProviderType
public interface Roster {

    /** Who sees whose presence, RFC 6121 §2.1.2.5. */
    enum Subscription {
        /** Nobody. */
        NONE,
        /** We see theirs. */
        TO,
        /** They see ours. */
        FROM,
        /** Each sees the other's. */
        BOTH
    }

    /**
     * One contact.
     *
     * @param jid bare address
     * @param name handle, or empty
     * @param subscription who sees whom
     * @param asked whether our own request is pending with them ({@code ask='subscribe'})
     * @param available full addresses that are online, the latest first
     */
    record Contact(Jid jid, String name, Subscription subscription, boolean asked, List<Jid> available) {
        /** Copies the list. */
        public Contact {
            available = List.copyOf(available);
        }

        /** Whether the contact may see us: what others call a friend. */
        public boolean isFriend() {
            return subscription == Subscription.FROM || subscription == Subscription.BOTH;
        }
    }

    /** All contacts, sorted by address. */
    List<Contact> contacts();

    /** One contact. */
    Optional<Contact> contact(Jid jid);

    /** Asks to see somebody's presence. */
    void subscribe(Jid jid);

    /** Lets somebody see ours. */
    void approve(Jid jid);

    /** Refuses somebody, or takes back what was allowed. */
    void refuse(Jid jid);

    /** Removes a contact in both directions. Fails with a {@link StanzaException}. */
    CompletionStage<Void> remove(Jid jid);
}
