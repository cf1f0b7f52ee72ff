// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import io.kith.model.Jid;
import io.kith.xmpp.XmppServer;
import io.kith.xmpp.hub.internal.routing.Accounts;
import java.util.List;

/** The accounts of the hub, for whoever runs the house. */
final class AccountsService implements XmppServer {

    private final Accounts accounts;

    AccountsService(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Jid> accounts() {
        return accounts.list();
    }

    @Override
    public void createAccount(String user, String password) {
        switch (accounts.create(user, password)) {
            case CREATED -> {
                // as asked
            }
            case TAKEN -> throw new IllegalArgumentException("There is an account \"" + user + "\" already.");
            case FULL -> throw new IllegalArgumentException("There are as many accounts as limit.accounts allows.");
        }
    }

    @Override
    public boolean removeAccount(String user) {
        return accounts.remove(user);
    }

    @Override
    public boolean changePassword(String user, String password) {
        return accounts.changePassword(user, password);
    }
}
