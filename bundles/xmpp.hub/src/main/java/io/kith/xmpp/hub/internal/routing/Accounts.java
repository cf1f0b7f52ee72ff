// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.core.StreamError;
import io.kith.xmpp.hub.internal.core.StreamException;
import io.kith.xmpp.hub.internal.sasl.Credentials;
import io.kith.xmpp.hub.internal.store.AccountStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes, changes and removes accounts. Thread-safe; blocks on the disk. */
public final class Accounts {

    /** How the making of an account ended. */
    public enum Outcome {
        /** It exists now. */
        CREATED,
        /** It existed before. */
        TAKEN,
        /** There are as many as may be. */
        FULL
    }

    private final AccountStore store;
    private final Users users;
    private final Subscriptions subscriptions;
    private final Supplier<Policy> policy;
    private final SecureRandom random = new SecureRandom();

    Accounts(AccountStore store, Users users, Subscriptions subscriptions, Supplier<Policy> policy) {
        this.store = store;
        this.users = users;
        this.subscriptions = subscriptions;
        this.policy = policy;
    }

    /** Bare addresses of all, sorted. */
    public List<Jid> list() {
        return store.names().stream().map(this::jid).toList();
    }

    /**
     * The local part in the form in which it is compared.
     *
     * @throws IllegalArgumentException if it is none; says why
     */
    public String prepare(String user) {
        Jid jid = jid(user);
        if (!jid.hasLocal()) {
            throw new IllegalArgumentException("The name of the account is empty.");
        }
        return jid.local();
    }

    /** Whether that name, as {@link #prepare} gave it, is taken. */
    public boolean exists(String local) {
        return store.exists(local);
    }

    /**
     * Makes an account.
     *
     * @throws IllegalArgumentException if name or password will not do; says why
     */
    public Outcome create(String user, String password) {
        String local = prepare(user);
        if (store.exists(local)) {
            return Outcome.TAKEN;
        }
        if (store.size() >= policy.get().storage().accounts()) {
            return Outcome.FULL;
        }
        return store.create(local, Credentials.of(password, random)) ? Outcome.CREATED : Outcome.TAKEN;
    }

    /**
     * Gives an account another password; returns whether there is such an account.
     *
     * @throws IllegalArgumentException if the password will not do; says why
     */
    public boolean changePassword(String user, String password) {
        return store.change(prepare(user), Credentials.of(password, random));
    }

    /** Removes an account with all that it had, friendships first; its streams end. Returns whether there was one. */
    public boolean remove(String user) {
        Optional<Runnable> endStreams = removeQuietly(user);
        endStreams.ifPresent(Runnable::run);
        return endStreams.isPresent();
    }

    /** Removes an account; its streams end when the returned task runs. Empty if there is none. */
    Optional<Runnable> removeQuietly(String user) {
        String local = prepare(user);
        User gone = users.find(local).orElse(null);
        if (gone == null) {
            return Optional.empty();
        }
        subscriptions.removeAll(gone);
        if (!store.remove(local)) {
            return Optional.empty();
        }
        List<ClientSession> sessions = users.forget(local);
        return Optional.of(() -> sessions.forEach(
                s -> s.end(new StreamException(StreamError.NOT_AUTHORIZED, "The account was removed."))));
    }

    private Jid jid(String local) {
        return new Jid(local, users.domain().domain(), "");
    }
}
