// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** One line an event: the message and, in brackets, the innermost cause. Stack traces are for the file. */
final class TerminalLayout extends LayoutBase<ILoggingEvent> {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder()
                .append(CLOCK.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(event.getFormattedMessage().strip().replaceAll("\\s*\\R\\s*", " "));
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure instanceof ThrowableProxy proxy) {
            String cause = Cause.of(proxy.getThrowable());
            if (line.indexOf(cause) < 0) {
                line.append(" (").append(cause).append(')');
            }
        }
        return line.append(System.lineSeparator()).toString();
    }
}
