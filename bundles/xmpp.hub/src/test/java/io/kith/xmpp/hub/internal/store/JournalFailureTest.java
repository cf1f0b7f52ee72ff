// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk that fails at the wrong moment does to the journal. */
class JournalFailureTest {

    private static final Entry STATE = Entry.of("state", "x");
    private static final Entry LARGE = Entry.of("large", "x".repeat(300_000));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("hub.journal");
    }

    private static void append(Journal journal, Entry entry) {
        long number;
        synchronized (journal) {
            number = journal.append(entry);
        }
        journal.await(number);
    }

    private List<Entry> read() throws IOException {
        List<Entry> all = new ArrayList<>();
        Journal.open(file, all::add).close();
        return all;
    }

    /** Nobody can write the file anew, since something that cannot be deleted is in the way. */
    private void forbidRewriting() throws IOException {
        Files.createDirectories(directory.resolve("hub.journal.new/full"));
    }

    @Test
    void aTornTailIsCutAlsoWhenTheFileCannotBeRewritten() throws IOException {
        try (Journal journal = Journal.open(file, e -> {})) {
            append(journal, STATE);
        }
        Files.write(file, new byte[] {'1', '2', (byte) 0xc3}, StandardOpenOption.APPEND);
        forbidRewriting();
        try (Journal journal = Journal.open(file, e -> {})) {
            journal.compactIfDue(out -> out.accept(STATE));
            append(journal, Entry.of("later"));
        }
        assertEquals(List.of(STATE, Entry.of("later")), read());
    }

    @Test
    void aFileThatCannotBeRewrittenGoesOn() throws IOException {
        try (Journal journal = Journal.open(file, e -> {})) {
            append(journal, LARGE);
            forbidRewriting();
            journal.compactIfDue(out -> out.accept(STATE));
            append(journal, Entry.of("later"));
        }
        assertEquals(List.of(LARGE, Entry.of("later")), read());
    }

    @Test
    void afterARenameThatMayNotLastNothingIsAccepted() throws IOException {
        Journal.Folder broken = f -> {
            throw new IOException("as if");
        };
        try (Journal journal = Journal.open(file, e -> {}, broken)) {
            append(journal, LARGE);
            journal.compactIfDue(out -> out.accept(STATE));
            assertThrows(StoreException.class, () -> append(journal, Entry.of("later")));
        }
        assertEquals(List.of(STATE), read());
        assertTrue(Files.size(file) < 1000);
    }
}
