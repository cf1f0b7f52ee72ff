// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xmpp.hub.internal.store.AccountStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts as they live: found by address as long as the account exists. */
final class Users {

    private final Jid domain;
    private final AccountStore accounts;
    private final Map<String, User> users = new ConcurrentHashMap<>();

    Users(Jid domain, AccountStore accounts) {
        this.domain = domain;
        this.accounts = accounts;
    }

    /** The address of this server. */
    Jid domain() {
        return domain;
    }

    /** Whether that address is an account's, or would be if there were one. */
    boolean isOurs(Jid jid) {
        return jid.hasLocal() && jid.domain().equals(domain.domain());
    }

    Optional<User> find(Jid jid) {
        return isOurs(jid) ? find(jid.local()) : Optional.empty();
    }

    Optional<User> find(String local) {
        if (!accounts.exists(local)) {
            return Optional.empty();
        }
        return Optional.of(users.computeIfAbsent(local, l -> new User(new Jid(l, domain.domain(), ""))));
    }

    Optional<ClientSession> session(Jid full) {
        return find(full).flatMap(u -> u.session(full.resource()));
    }

    /** Forgets an account that was removed; gives its sessions. */
    List<ClientSession> forget(String local) {
        User gone = users.remove(local);
        if (gone == null) {
            return List.of();
        }
        gone.removed();
        return List.copyOf(gone.sessions());
    }

    List<ClientSession> sessions() {
        return users.values().stream().flatMap(u -> u.sessions().stream()).toList();
    }
}
