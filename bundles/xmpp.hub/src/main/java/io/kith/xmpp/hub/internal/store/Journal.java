// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of checksummed lines to which every change is appended; the file rewritten as a whole, when most of it is
 * history, is its own snapshot. Changes are made under the journal's monitor and waited for outside of it, so that
 * one push to the disk serves all who wait.
 */
final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final Entry HEADER = Entry.of("kith-hub", "1");
    private static final long SMALLEST_TO_COMPACT = 256 * 1024;

    private enum Damage {
        NONE,
        TORN_TAIL,
        ALTERED
    }

    private final Path file;
    private final Folder folder;
    private final Object disk = new Object();
    private FileChannel channel;
    private long written;
    private long length;
    private long compactAt = SMALLEST_TO_COMPACT;
    private volatile long forced;
    private volatile boolean failed;

    /** Pushes a folder to the disk; what fails in a test. */
    @FunctionalInterface
    interface Folder {
        void force(Path file) throws IOException;
    }

    private Journal(Path file, FileChannel channel, Folder folder) {
        this.file = file;
        this.folder = folder;
        this.channel = channel;
    }

    /** Opens the file, or makes it, and tells what it holds. A torn or altered line is left out and said in the log. */
    static Journal open(Path file, Consumer<Entry> replay) throws IOException {
        return open(file, replay, PrivateFiles::forceFolder);
    }

    static Journal open(Path file, Consumer<Entry> replay, Folder folder) throws IOException {
        Damage damage = Files.exists(file) ? replay(file, replay) : Damage.NONE;
        if (damage == Damage.TORN_TAIL) {
            LOG.info("{} ended in the middle of a line, as after a power cut; that line is left out", file);
        } else if (damage == Damage.ALTERED) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            LOG.warn("{} has lines that were altered; they are left out, and the file is kept as {}", file, aside);
        }
        if (!Files.exists(file)) {
            PrivateFiles.replace(file, HEADER.encode());
        }
        cutTornTail(file);
        Journal journal =
                new Journal(file, PrivateFiles.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND), folder);
        journal.length = journal.channel.size();
        journal.compactAt = damage == Damage.ALTERED ? 0 : Math.max(SMALLEST_TO_COMPACT, 2 * journal.length);
        return journal;
    }

    /** Whatever is appended begins a line, also on a disk that has no room to write the file anew. */
    private static void cutTornTail(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer one = ByteBuffer.allocate(1);
            while (end > 0 && channel.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
                end--;
            }
            if (end < channel.size()) {
                channel.truncate(end);
                channel.force(true);
            }
        }
    }

    private static Damage replay(Path file, Consumer<Entry> replay) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Damage damage = Damage.NONE;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return damage == Damage.ALTERED ? damage : Damage.TORN_TAIL;
            }
            Optional<Entry> entry = Entry.decode(text.substring(start, end));
            if (entry.isEmpty()) {
                damage = Damage.ALTERED;
            }
            entry.filter(e -> !e.kind().equals(HEADER.kind())).ifPresent(replay);
            start = end + 1;
        }
        return damage;
    }

    /** Appends one change. Call it under this journal's monitor, together with the change in memory. */
    long append(Entry entry) {
        byte[] line = entry.encode();
        if (failed) {
            throw new StoreException("The journal " + file + " failed before; free its disk and start the hub again.");
        }
        try {
            PrivateFiles.writeFully(channel, line);
            length += line.length;
        } catch (IOException e) {
            cutBack();
            throw new StoreException("Cannot write " + file + "; is its disk full?", e);
        }
        return ++written;
    }

    private void cutBack() {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            failed = true;
            LOG.error("Cannot repair {} after a failed write; nothing more is accepted", file, e);
        }
    }

    /** Waits until that change is on the disk. Not under the journal's monitor. */
    void await(long change) {
        if (forced >= change) {
            return;
        }
        synchronized (disk) {
            if (forced >= change) {
                return;
            }
            FileChannel target;
            long upTo;
            synchronized (this) {
                target = channel;
                upTo = written;
            }
            try {
                target.force(false);
            } catch (IOException e) {
                failed = true;
                throw new StoreException("Cannot write " + file + " to its disk.", e);
            }
            forced = upTo;
        }
    }

    /** Rewrites the file when most of it is history. Not under the journal's monitor. */
    void compactIfDue(Consumer<Consumer<Entry>> state) {
        synchronized (disk) {
            synchronized (this) {
                if (length < compactAt || failed) {
                    return;
                }
                try {
                    compact(state);
                } catch (IOException e) {
                    compactAt = 2 * length;
                    LOG.warn("Cannot shorten {}; it goes on growing", file, e);
                }
            }
        }
    }

    private void compact(Consumer<Consumer<Entry>> state) throws IOException {
        Path fresh = PrivateFiles.fresh(file);
        Files.deleteIfExists(fresh);
        FileChannel old = channel;
        FileChannel next = PrivateFiles.open(
                fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try {
            PrivateFiles.writeFully(next, content(state));
            next.force(true);
            // Whichever of the two has the name after a power cut, it holds everything.
            old.force(false);
            PrivateFiles.rename(fresh, file);
            channel = next;
        } finally {
            (channel == next ? old : next).close();
        }
        length = next.size();
        forced = written;
        compactAt = Math.max(SMALLEST_TO_COMPACT, 2 * length);
        try {
            folder.force(file);
        } catch (IOException e) {
            failed = true;
            LOG.error("Cannot push the folder of {} to its disk; nothing more is accepted", file, e);
        }
    }

    private static byte[] content(Consumer<Consumer<Entry>> state) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(HEADER.encode());
        state.accept(e -> content.writeBytes(e.encode()));
        return content.toByteArray();
    }

    @Override
    public void close() throws IOException {
        synchronized (disk) {
            synchronized (this) {
                failed = true;
                if (channel.isOpen()) {
                    channel.force(false);
                    channel.close();
                }
            }
        }
    }
}
