// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines that end a start-up. */
final class Report {

    private final Readiness readiness;
    private final Settings settings;
    private final List<String> lines = new ArrayList<>();

    Report(Readiness readiness, Settings settings) {
        this.readiness = readiness;
        this.settings = settings;
    }

    /**
     * Says where the house is reached, who lives there and what bundles announce.
     *
     * @param ready whether everything that was waited for came
     * @param took how long start-up took
     */
    List<String> lines(boolean ready, Duration took) {
        List<Account> accounts = readiness.accounts();
        List<String> consoles = readiness.consoles();
        lines.add(String.format(
                Locale.ROOT,
                "The house is %s after %.1f s.",
                ready ? "ready" : "up, not complete,",
                took.toMillis() / 1000.0));
        for (String console : consoles) {
            say("Web console", console);
        }
        if (consoles.isEmpty()) {
            say("Web console", "not there; the lines above or log/kith.log say why");
        }
        readiness.servers().forEach(server -> say("XMPP server", server));
        for (Account account : accounts) {
            say("Account", account.jid() + (account.online() ? "  online" : "  not connected" + why(account)));
        }
        say("Home", settings.home().toString());
        return lines;
    }

    private static String why(Account account) {
        return account.reason().map(reason -> ": " + reason).orElse("; it goes on trying, log/kith.log says why");
    }

    private void say(String what, String text) {
        lines.add(String.format(Locale.ROOT, "  %-12s %s", what, text));
    }
}
