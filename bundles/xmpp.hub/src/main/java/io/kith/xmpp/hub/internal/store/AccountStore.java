// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import io.kith.xmpp.hub.internal.sasl.Credentials;
import io.kith.xmpp.hub.internal.sasl.ScramKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Accounts by their local part, each with what is kept of its password. */
public final class AccountStore {

    private static final String KIND = "account";
    private static final String GONE = "account-gone";

    private final HubStore store;
    private final Map<String, Credentials> accounts = new ConcurrentHashMap<>();

    AccountStore(HubStore store) {
        this.store = store;
    }

    /** What is kept of the password of that account. */
    public Optional<Credentials> credentials(String local) {
        return Optional.ofNullable(accounts.get(local));
    }

    /** Whether there is such an account. */
    public boolean exists(String local) {
        return accounts.containsKey(local);
    }

    /** Local parts of all accounts, sorted. */
    public List<String> names() {
        return accounts.keySet().stream().sorted().toList();
    }

    /** How many accounts there are. */
    public int size() {
        return accounts.size();
    }

    /** Makes an account. Returns whether the name was free; it is durable then. */
    public boolean create(String local, Credentials credentials) {
        return store.change(() -> {
            if (accounts.containsKey(local)) {
                return Optional.empty();
            }
            return Optional.of(put(local, credentials));
        });
    }

    /** Gives an account another password. Returns whether there is such an account. */
    public boolean change(String local, Credentials credentials) {
        return store.change(
                () -> accounts.containsKey(local) ? Optional.of(put(local, credentials)) : Optional.empty());
    }

    /** Removes an account with its roster and messages. Returns whether there was one. */
    public boolean remove(String local) {
        return store.change(() -> accounts.containsKey(local)
                ? Optional.of(new Change(Entry.of(GONE, local), () -> forget(local)))
                : Optional.empty());
    }

    private void forget(String local) {
        accounts.remove(local);
        store.rosters().forgetAll(local);
        store.offline().forgetAll(local);
    }

    private Change put(String local, Credentials credentials) {
        return new Change(entry(local, credentials), () -> accounts.put(local, credentials));
    }

    boolean replay(Entry entry) {
        switch (entry.kind()) {
            case KIND -> accounts.put(entry.field(0), new Credentials(keys(entry, 1), keys(entry, 5)));
            case GONE -> forget(entry.field(0));
            default -> {
                return false;
            }
        }
        return true;
    }

    void dump(Consumer<Entry> out) {
        accounts.forEach((local, credentials) -> out.accept(entry(local, credentials)));
    }

    private static Entry entry(String local, Credentials credentials) {
        ScramKeys a = credentials.sha1();
        ScramKeys b = credentials.sha256();
        return Entry.of(
                KIND,
                local,
                a.salt(),
                Integer.toString(a.iterations()),
                a.storedKey(),
                a.serverKey(),
                b.salt(),
                Integer.toString(b.iterations()),
                b.storedKey(),
                b.serverKey());
    }

    private static ScramKeys keys(Entry entry, int at) {
        return new ScramKeys(
                entry.field(at), Integer.parseInt(entry.field(at + 1)), entry.field(at + 2), entry.field(at + 3));
    }
}
