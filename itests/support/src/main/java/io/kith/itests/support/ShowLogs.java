// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.util.List;
import java.util.function.Supplier;
import org.junit.rules.TestWatcher;
import org.junit.runner.Description;

/** JUnit rule that shows the end of servers' logs when a test fails. */
public final class ShowLogs extends TestWatcher {

    private static final int CHARACTERS = 12_000;

    private final List<Supplier<String>> logs;

    public ShowLogs(List<Supplier<String>> logs) {
        this.logs = List.copyOf(logs);
    }

    @Override
    protected void failed(Throwable e, Description description) {
        for (Supplier<String> log : logs) {
            String text = log.get();
            String end = text.substring(Math.max(0, text.length() - CHARACTERS));
            System.err.println("--- log at the failure of " + description.getDisplayName() + "\n" + end);
        }
    }
}
