// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that survives a restart, in one folder that one hub uses at a time. Thread-safe; changes block on the disk. */
public final class HubStore implements AutoCloseable {

    private static final String SECRET = "secret";

    private final FileChannel lockFile;
    private final Journal journal;
    private final AccountStore accounts = new AccountStore(this);
    private final RosterStore rosters = new RosterStore(this);
    private final OfflineStore offline = new OfflineStore(this);
    private String secret = "";

    private HubStore(FileChannel lockFile, Path file) throws IOException {
        this.lockFile = lockFile;
        this.journal = Journal.open(file, this::replay);
    }

    /**
     * Opens the folder, or makes it.
     *
     * @throws IOException if it cannot be read or written, or if another hub uses it; the message says which
     */
    @SuppressWarnings("resource") // both are closed by close()
    public static HubStore open(Path directory) throws IOException {
        PrivateFiles.directory(directory);
        FileChannel lock =
                PrivateFiles.open(directory.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(lock) == null) {
                throw new IOException(
                        "Another hub uses the folder " + directory + "; stop it, or configure another data.directory.");
            }
            HubStore store = new HubStore(lock, directory.resolve("hub.journal"));
            // What was altered is gone before anything is written behind it.
            store.journal.compactIfDue(store::dump);
            store.ensureSecret();
            return store;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            lock.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Accounts. */
    public AccountStore accounts() {
        return accounts;
    }

    /** Rosters. */
    public RosterStore rosters() {
        return rosters;
    }

    /** Messages for later. */
    public OfflineStore offline() {
        return offline;
    }

    /** A secret of this hub that never changes: what makes invented salts stable. */
    public byte[] secret() {
        return Base64.getDecoder().decode(secret);
    }

    /** Makes one change, or none, and waits until it is on the disk. Returns whether there was one. */
    boolean change(Supplier<Optional<Change>> decide) {
        long number;
        synchronized (journal) {
            Optional<Change> change = decide.get();
            if (change.isEmpty()) {
                return false;
            }
            number = journal.append(change.get().entry());
            change.get().inMemory().run();
        }
        journal.await(number);
        journal.compactIfDue(this::dump);
        return true;
    }

    private void dump(Consumer<Entry> out) {
        out.accept(Entry.of(SECRET, secret));
        accounts.dump(out);
        rosters.dump(out);
        offline.dump(out);
    }

    private void replay(Entry entry) {
        if (entry.kind().equals(SECRET)) {
            secret = entry.field(0);
            return;
        }
        boolean known = accounts.replay(entry) || rosters.replay(entry) || offline.replay(entry);
        if (!known) {
            throw new IllegalStateException(
                    "The journal holds a line of the kind \"" + entry.kind() + "\": it was written by a newer hub.");
        }
    }

    private void ensureSecret() {
        if (secret.isEmpty()) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            String text = Base64.getEncoder().encodeToString(fresh);
            change(() -> Optional.of(new Change(Entry.of(SECRET, text), () -> secret = text)));
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
        lockFile.close();
    }
}
