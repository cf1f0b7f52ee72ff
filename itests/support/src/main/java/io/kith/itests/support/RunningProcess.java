// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A program that a test started: its output is collected, lines can be sent to it, and it ends with
 * {@link #close()}, with the test's process, and even when that process is killed. Both output streams are read as one.
 */
public final class RunningProcess implements AutoCloseable {

    private static final int LINES_KEPT = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<RunningProcess> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> List.copyOf(ALIVE).forEach(RunningProcess::kill)));
    }

    /**
     * Turns itself into the program given to it, keeping its own process number, and leaves a small watcher behind
     * that reads the standard input: its end means that the starter is gone, whatever ended it. The watcher kills only
     * its own parent, so that a process number that was given out anew is safe.
     */
    private static final String GUARD =
            "(read line; read self name state parent rest < /proc/self/stat; [ \"$parent\" = $$ ] && kill -9 $$) 0<&3 & "
                    + "exec 3<&- ; exec \"$@\" </dev/null";

    private final String name;
    private final Process process;
    private final Writer input;
    private final Deque<String> lines = new ArrayDeque<>();
    private long read;

    private RunningProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        ALIVE.add(this);
        Thread reader = new Thread(this::collect, name + " output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a program that reads its standard input and ends when that ends.
     *
     * @param environment added to the test's own environment
     */
    public static RunningProcess start(
            String name, Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new RunningProcess(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + name + "; is it installed?", e);
        }
    }

    /** Starts a program that reads no input; it is killed when the test's process goes away. */
    public static RunningProcess startGuarded(
            String name, Path folder, Map<String, String> environment, List<String> command) {
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", "exec 3<&0; " + GUARD, name));
        guarded.addAll(command);
        return start(name, folder, environment, guarded);
    }

    /** Runs a program to its end and returns what it printed. */
    public static String run(String name, Path folder, Duration atMost, List<String> command) {
        try (RunningProcess running = start(name, folder, Map.of(), command)) {
            if (!running.process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                    || running.process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + running.output());
            }
            return running.output();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(name + " was interrupted", e);
        }
    }

    private void collect() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.addLast(line);
                    read++;
                    if (lines.size() > LINES_KEPT) {
                        lines.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            // The stream breaks when the process is killed while it writes; what came before is kept.
            synchronized (lines) {
                lines.addLast("(output of " + name + " ended: " + e.getMessage() + ")");
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code, once the process has ended. */
    public Optional<Integer> exitCode() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /** The last lines printed so far. */
    public String output() {
        synchronized (lines) {
            return lines.stream().collect(Collectors.joining("\n"));
        }
    }

    /** How many lines were printed so far; a position for {@link #awaitLine}. */
    public long position() {
        synchronized (lines) {
            return read;
        }
    }

    /**
     * The first line printed after the given position that fits.
     *
     * @throws AssertionError with the whole output when none came or the process ended first
     */
    public String awaitLine(String what, long after, Duration atMost, Predicate<String> fits) {
        Optional<String> line = Await.poll(atMost, () -> {
            Optional<String> found = find(after, fits);
            if (found.isEmpty() && !process.isAlive()) {
                throw new AssertionError(
                        name + " ended with " + process.exitValue() + " before " + what + "\n" + output());
            }
            return found;
        });
        return line.orElseThrow(() -> new AssertionError(
                "No " + what + " from " + name + " within " + atMost.toMillis() + " ms\n" + output()));
    }

    private Optional<String> find(long after, Predicate<String> fits) {
        synchronized (lines) {
            long skip = Math.max(0, after - (read - lines.size()));
            return lines.stream().skip(skip).filter(fits).findFirst();
        }
    }

    /** Sends one line to the program's standard input. */
    public void send(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not listen any more\n" + output(), e);
        }
    }

    /** Asks the process and its children to end, and kills them when they do not. */
    @Override
    public void close() {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroy);
        boolean ended = Await.poll(
                        PATIENCE,
                        () -> family.stream().noneMatch(ProcessHandle::isAlive) ? Optional.of(true) : Optional.empty())
                .isPresent();
        if (!ended) {
            family.forEach(ProcessHandle::destroyForcibly);
        }
        ALIVE.remove(this);
    }

    /** Ends the process at once, without a chance to tidy up; for tests of power loss. */
    public void kill() {
        family().forEach(ProcessHandle::destroyForcibly);
        ALIVE.remove(this);
    }

    private List<ProcessHandle> family() {
        List<ProcessHandle> family = new ArrayList<>(List.of(process.toHandle()));
        process.descendants().forEach(family::add);
        return family;
    }
}
