// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a home for one running house. The operating system drops the lock with the process, so that a house that was
 * killed leaves nothing to clean up. {@code kith.pid} tells the stop script whom to end.
 */
final class HomeLock {

    private static final Logger LOG = LoggerFactory.getLogger(HomeLock.class);

    private final FileChannel channel;
    private final FileLock lock;
    private final Path pidFile;

    private HomeLock(FileChannel channel, FileLock lock, Path pidFile) {
        this.channel = channel;
        this.lock = lock;
        this.pidFile = pidFile;
    }

    /**
     * Takes the home.
     *
     * @throws CannotStartException if another house holds it, or its files cannot be written
     */
    static HomeLock take(Home home) throws CannotStartException {
        Path file = home.root().resolve("kith.lock");
        Path pidFile = home.root().resolve("kith.pid");
        FileChannel channel = open(home, file);
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new CannotStartException("Another house" + pidOf(pidFile) + " is running on the home "
                        + home.root() + ". Stop it first (./kith stop), or choose another home: KITH_HOME=DIR.");
            }
            Files.deleteIfExists(pidFile);
            try (FileChannel pid = FileChannel.open(pidFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                String text = ProcessHandle.current().pid() + "\n";
                pid.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            }
            return new HomeLock(channel, lock, pidFile);
        } catch (IOException e) {
            throw unwritable(home, e);
        }
    }

    private static FileChannel open(Home home, Path file) throws CannotStartException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(home, e);
        }
    }

    private static CannotStartException unwritable(Home home, IOException e) {
        return new CannotStartException("The home " + home.root() + " cannot be locked (" + Cause.of(e)
                + "). Choose a folder of your own: KITH_HOME=DIR.");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String pidOf(Path pidFile) {
        try {
            return " (process " + Files.readString(pidFile).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    /** Lets another house have the home. */
    void release() {
        try (channel) {
            Files.deleteIfExists(pidFile);
            lock.release();
        } catch (IOException e) {
            LOG.debug("The operating system takes the lock back with the process", e);
        }
    }
}
