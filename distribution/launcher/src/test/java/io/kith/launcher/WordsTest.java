// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a person reads on the terminal when something goes wrong. */
class WordsTest {

    private static final String FILE_INSTALL = "org.apache.felix.fileinstall";

    private static String onTerminal(String message, @Nullable Throwable failure) {
        Logger logger = (Logger) LoggerFactory.getLogger(WordsTest.class);
        return new TerminalLayout().doLayout(new LoggingEvent("", logger, Level.WARN, message, failure, null));
    }

    @Test
    void anEventIsOneLineWithTheInnermostCause() {
        String line = onTerminal("no\n  server", new IOException("outer", new BindException("Address in use")));
        assertTrue(line.matches("\\d\\d:\\d\\d:\\d\\d WARN no server \\(Address in use\\)\\R"), line);
    }

    @Test
    void aCauseThatTheMessageTellsIsNotRepeated() {
        String line = onTerminal("no server (Address in use)", new BindException("Address in use"));
        assertTrue(line.stripTrailing().endsWith("WARN no server (Address in use)"), line);
    }

    @Test
    void aCauseWithoutWordsIsItsKind() {
        assertEquals("IllegalStateException", Cause.of(new IllegalStateException()));
    }

    @Test
    void causesThatCauseEachOtherEnd() {
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.initCause(other);
        assertTrue(Cause.of(one).equals("one") || Cause.of(one).equals("other"));
    }

    @Test
    void aConfigurationThatFileInstallCannotReadIsNamedWithTheRemedy() {
        assertEquals(
                "The configuration /home/conf/hub.json cannot be used (line 3: expected :)."
                        + " Mend it or take it away; the house goes on without it.",
                Plainly.said(
                        FILE_INSTALL,
                        "Failed to install artifact: /home/conf/hub.json",
                        new IOException("line 3: expected :")));
    }

    @Test
    void whatOtherBundlesSayStaysAsItIs() {
        assertEquals("Failed to install artifact: x", Plainly.said("other", "Failed to install artifact: x", null));
    }
}
