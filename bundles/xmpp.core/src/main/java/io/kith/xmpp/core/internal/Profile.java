// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import org.jspecify.annotations.Nullable;

/** What one account can do at this moment: made anew when handlers came or went, and only then. */
final class Profile {

    private record Made(HandlerTable table, Description description) {}

    private final String account;
    private final boolean isComponent;
    private final Whiteboard whiteboard;
    private volatile @Nullable Made made;

    Profile(String account, boolean isComponent, Whiteboard whiteboard) {
        this.account = account;
        this.isComponent = isComponent;
        this.whiteboard = whiteboard;
    }

    HandlerTable table() {
        return made().table();
    }

    Description description() {
        return made().description();
    }

    /** Two threads may make the same at once; both are right, and either may stay. */
    private Made made() {
        Made last = made;
        Whiteboard.Snapshot now = whiteboard.snapshot();
        if (last == null || !last.table().isOf(now)) {
            HandlerTable table = new HandlerTable(now, account);
            last = new Made(table, Description.of(account, isComponent, table.features()));
            made = last;
        }
        return last;
    }
}
