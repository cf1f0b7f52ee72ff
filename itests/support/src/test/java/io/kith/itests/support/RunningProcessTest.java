// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RunningProcessTest {

    private static final Path HERE = Path.of(".");
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    public void talksAndListens() {
        try (RunningProcess cat = RunningProcess.start("cat", HERE, Map.of(), List.of("cat"))) {
            cat.send("hello");
            assertEquals("hello", cat.awaitLine("echo", 0, SOON, line -> line.startsWith("h")));
        }
    }

    @Test
    public void tellsWhatWasPrintedWhenALineDoesNotCome() {
        List<String> command = List.of("sh", "-c", "echo trouble; exit 3");
        try (RunningProcess failing = RunningProcess.start("sh", HERE, Map.of(), command)) {
            AssertionError error =
                    assertThrows(AssertionError.class, () -> failing.awaitLine("ready", 0, SOON, "ready"::equals));
            assertTrue(error.toString(), error.toString().contains("ended with 3"));
        }
    }

    /** A second JVM starts a guarded process, tells its number and is then killed as by power loss. */
    @Test
    public void guardedProcessEndsWithTheKilledStarter() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(java, "-cp", System.getProperty("java.class.path"), Starter.class.getName());
        RunningProcess starter = RunningProcess.start("starter", HERE, Map.of(), command);
        long pid = Long.parseLong(starter.awaitLine("pid", 0, SOON, line -> line.matches("\\d+")));
        assertTrue(isAlive(pid));
        ProcessHandle.of(starter.pid()).orElseThrow().destroyForcibly();
        Await.until("end of the orphan", SOON, () -> !isAlive(pid));
        starter.close();
        assertFalse(isAlive(pid));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** The JVM that is killed. */
    public static final class Starter {
        public static void main(String[] arguments) throws Exception {
            RunningProcess sleeper = RunningProcess.startGuarded("sleeper", HERE, Map.of(), List.of("sleep", "300"));
            System.out.println(sleeper.pid());
            System.out.flush();
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }
}
