// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command that starts a house and stays with it until it is stopped. */
public final class Main {

    private static final long LONGEST_END_SECONDS = 30;

    private final PrintStream terminal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable House house;

    private Main(PrintStream terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs a house in the foreground. The system property {@code kith.distribution} names the folder of the
     * distribution. Ends with 0 if the house was stopped from within and with 1 if it could not start.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Main main = new Main(System.out);
        int status = 0;
        try {
            Path distribution =
                    Path.of(System.getProperty("kith.distribution", ".")).toAbsolutePath();
            main.run(Settings.of(distribution.normalize(), System.getenv(), List.of(arguments)));
        } catch (CannotStartException e) {
            System.err.println(e.line());
            status = 1;
        } finally {
            main.ended.countDown();
        }
        System.exit(status);
    }

    private void run(Settings settings) throws CannotStartException, InterruptedException {
        Instant begin = Instant.now();
        Home home = Home.prepare(settings.home());
        HomeLock lock = HomeLock.take(home);
        try {
            HouseLog.open(home);
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "kith-stop"));
            furnish(settings, home);
            while (live(settings, home, begin) && !stopping) {
                begin = Instant.now();
            }
            terminal.println("The house has stopped.");
        } finally {
            lock.release();
            HouseLog.close();
        }
    }

    private static void furnish(Settings settings, Home home) throws CannotStartException {
        try {
            home.furnish(settings.distribution().resolve("conf"));
        } catch (IOException e) {
            throw new CannotStartException("The configurations cannot be laid into " + home.conf() + " (" + Cause.of(e)
                    + "). Make the folder writable, or choose another home: KITH_HOME=DIR.");
        }
    }

    /** One life of the framework; true if it wants another. */
    private boolean live(Settings settings, Home home, Instant begin)
            throws CannotStartException, InterruptedException {
        House current = House.open(settings, home);
        try {
            house = current;
            if (stopping) {
                return false;
            }
            tell(current.readiness(), settings, begin);
            return current.awaitStop();
        } catch (IllegalStateException e) {
            // Stopped while it was still starting: its services can no longer be asked.
            return false;
        } finally {
            current.stop();
        }
    }

    private void tell(Readiness readiness, Settings settings, Instant begin) throws InterruptedException {
        boolean ready = readiness.await(settings.patience());
        Duration took = Duration.between(begin, Instant.now());
        Logger log = LoggerFactory.getLogger(Main.class);
        for (String line : new Report(readiness, settings).lines(ready, took)) {
            log.info(line);
            terminal.println(line);
        }
        // Not logged: a password may be among them.
        readiness.announcements().forEach(terminal::println);
    }

    /** Runs when the process is asked to end: stops the bundles in order, then lets the main thread clean up. */
    private void end() {
        stopping = true;
        try {
            House current = house;
            if (current != null) {
                current.stop();
            }
            if (!ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                terminal.println("The house did not stop in order within " + LONGEST_END_SECONDS + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
