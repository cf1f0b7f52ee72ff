// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xmpp.hub.internal.sasl.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives: everything that was answered, whatever happened to the end of the file. */
class JournalTest {

    private static final Credentials CREDENTIALS = Credentials.of("secret", new SecureRandom());
    private static final Jid FRIEND = Jid.of("friend@localhost");

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("hub.journal");
    }

    private static Contact contact(int number) {
        return Contact.stranger(Jid.of("c" + number + "@localhost"))
                .described("Contact\t" + number + "\nof \\ many", List.of("Group", "Another\\n"));
    }

    @Test
    void everythingIsThereAfterARestart() throws IOException {
        byte[] secret;
        try (HubStore store = HubStore.open(directory)) {
            secret = store.secret();
            assertTrue(store.accounts().create("anna", CREDENTIALS));
            assertFalse(store.accounts().create("anna", CREDENTIALS));
            assertTrue(store.accounts().create("bert", CREDENTIALS));
            assertTrue(store.accounts().remove("bert"));
            store.rosters().put("anna", contact(1).with(Subscription.FROM_OUT));
            store.rosters().put("anna", contact(2));
            store.rosters().remove("anna", contact(2).jid());
            store.rosters()
                    .put(
                            "anna",
                            Contact.stranger(FRIEND).with(Subscription.NONE_IN).asking("<presence/>"));
            assertTrue(store.offline().add("anna", "<message>\n</message>", 2));
            assertTrue(store.offline().add("anna", "<message/>", 2));
            assertFalse(store.offline().add("anna", "<message/>", 2));
        }
        try (HubStore store = HubStore.open(directory)) {
            assertEquals(Arrays.toString(secret), Arrays.toString(store.secret()));
            assertEquals(List.of("anna"), store.accounts().names());
            assertEquals(Optional.of(CREDENTIALS), store.accounts().credentials("anna"));
            assertEquals(
                    contact(1).with(Subscription.FROM_OUT),
                    store.rosters().contact("anna", contact(1).jid()));
            assertEquals("<presence/>", store.rosters().contact("anna", FRIEND).request());
            assertEquals(1, store.rosters().size("anna", true));
            assertEquals(1, store.rosters().size("anna", false));
            assertEquals(
                    List.of("<message>\n</message>", "<message/>"),
                    store.offline().kept("anna"));
            assertEquals(List.of(), store.offline().kept("bert"));
        }
    }

    @Test
    void aRemovedAccountLeavesNothingToItsSuccessor() throws IOException {
        try (HubStore store = HubStore.open(directory)) {
            store.accounts().create("anna", CREDENTIALS);
            store.rosters().put("anna", contact(1));
            store.offline().add("anna", "<message/>", 2);
            store.accounts().remove("anna");
            store.accounts().create("anna", CREDENTIALS);
        }
        try (HubStore store = HubStore.open(directory)) {
            assertTrue(store.accounts().exists("anna"));
            assertEquals(0, store.rosters().contacts("anna").size());
            assertEquals(List.of(), store.offline().kept("anna"));
        }
    }

    /** The file is cut at each byte of its last two lines; whatever came before the cut line is there, and it goes on. */
    @Test
    void aTornTailLosesNothingButItself() throws IOException {
        try (HubStore store = HubStore.open(directory)) {
            for (int i = 0; i < 3; i++) {
                store.accounts().create("a" + i, CREDENTIALS);
            }
        }
        byte[] whole = Files.readAllBytes(file());
        int lineLength = whole.length - lastLineStart(whole, whole.length);
        for (int cut = whole.length - 2 * lineLength + 1; cut < whole.length; cut++) {
            Files.write(file(), Arrays.copyOf(whole, cut));
            String complete = new String(whole, 0, cut, StandardCharsets.UTF_8);
            long expected = complete.substring(0, complete.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(l -> l.contains("account\t"))
                    .count();
            try (HubStore store = HubStore.open(directory)) {
                assertEquals(expected, store.accounts().size(), "cut at " + cut);
                assertTrue(store.accounts().create("later", CREDENTIALS));
            }
            try (HubStore store = HubStore.open(directory)) {
                assertTrue(store.accounts().exists("later"), "cut at " + cut);
                assertTrue(store.accounts().exists("a0"), "cut at " + cut);
            }
        }
    }

    private static int lastLineStart(byte[] bytes, int end) {
        int start = end - 1;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    @Test
    void anAlteredLineIsLeftOutAndTheFileKept() throws IOException {
        try (HubStore store = HubStore.open(directory)) {
            store.accounts().create("anna", CREDENTIALS);
            store.accounts().create("bert", CREDENTIALS);
        }
        byte[] bytes = Files.readAllBytes(file());
        int at = new String(bytes, StandardCharsets.US_ASCII).indexOf("anna");
        bytes[at] = 'e';
        Files.write(file(), bytes);
        try (HubStore store = HubStore.open(directory)) {
            assertEquals(List.of("bert"), store.accounts().names());
        }
        assertTrue(Files.exists(directory.resolve("hub.journal.damaged")));
    }

    @Test
    void historyIsDroppedAndTheStateStays() throws IOException {
        try (HubStore store = HubStore.open(directory)) {
            store.accounts().create("anna", CREDENTIALS);
            String padding = "x".repeat(1000);
            for (int i = 0; i < 800; i++) {
                store.rosters().put("anna", contact(i % 4).described("Name " + i + padding, List.of()));
            }
            assertTrue(Files.size(file()) < 400_000, "the journal grows without end");
        }
        try (HubStore store = HubStore.open(directory)) {
            String name = store.rosters().contact("anna", contact(3).jid()).name();
            assertTrue(name.startsWith("Name 799x"), name);
            assertTrue(store.accounts().exists("anna"));
        }
    }

    @Test
    void twoHubsDoNotShareAFolder() throws IOException {
        try (HubStore store = HubStore.open(directory)) {
            IOException e = assertThrows(IOException.class, () -> HubStore.open(directory));
            assertTrue(String.valueOf(e.getMessage()).contains("Another hub"), e.getMessage());
            assertTrue(store.accounts().create("anna", CREDENTIALS));
        }
    }

    @Test
    void onlyTheOwnerReads() throws IOException {
        Path fresh = directory.resolve("house/hub");
        HubStore.open(fresh).close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.resolve("hub.journal"))));
    }

    @Test
    void aJournalOfANewerHubIsNotTouched() throws IOException {
        Files.write(file(), Entry.of("hologram", "x").encode());
        byte[] before = Files.readAllBytes(file());
        assertThrows(IllegalStateException.class, () -> HubStore.open(directory));
        assertEquals(Arrays.toString(before), Arrays.toString(Files.readAllBytes(file())));
    }
}
