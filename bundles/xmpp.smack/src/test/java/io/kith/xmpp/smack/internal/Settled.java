// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.model.Jid;
import io.kith.xmpp.smack.internal.Settings.Login;
import io.kith.xmpp.smack.internal.Settings.Pace;
import io.kith.xmpp.smack.internal.Settings.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings for tests: fast, and of this machine. */
final class Settled {

    static final String PID = "io.kith.xmpp.smack~test";

    /** Fails fast, and repeats what lasts so late that no test sees it. */
    static final Pace FAST = new Pace(
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(300),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10));

    private Settled() {}

    static Password password(String text) {
        return new Password.Configured(text, PID);
    }

    static Settings plain(String jid, int port, String password) {
        return new Settings(
                PID,
                Jid.of(jid).local(),
                Jid.of(jid),
                new Server("127.0.0.1", port, false, Optional.empty()),
                new Login("kith", password(password), false, false),
                FAST);
    }

    static Settings tls(String jid, int port, Path certificate, Password password) {
        return new Settings(
                PID,
                Jid.of(jid).local(),
                Jid.of(jid),
                new Server("127.0.0.1", port, true, Optional.of(certificate)),
                new Login("kith", password, true, false),
                FAST);
    }

    static Settings with(Settings old, Server server) {
        return new Settings(old.pid(), old.account(), old.jid(), server, old.login(), old.pace());
    }

    static Settings with(Settings old, Login login) {
        return new Settings(old.pid(), old.account(), old.jid(), old.server(), login, old.pace());
    }

    static Settings with(Settings old, Pace pace) {
        return new Settings(old.pid(), old.account(), old.jid(), old.server(), old.login(), pace);
    }
}
