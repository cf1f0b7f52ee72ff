// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xmpp.hub.internal.sasl.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rosters are held in memory, so there is an end to what they hold. */
class RosterStoreTest {

    private static final Credentials CREDENTIALS = Credentials.of("secret", new SecureRandom());
    private static final int LONG = 60_000;

    @TempDir
    Path directory;

    private static Contact contact(int number, int length) {
        return Contact.stranger(Jid.of("c" + number + "@localhost")).described("x".repeat(length), List.of("Group"));
    }

    private static int fill(HubStore store, String local) {
        int kept = 0;
        while (store.rosters().put(local, contact(kept, LONG))) {
            kept++;
        }
        return kept;
    }

    @Test
    void anAccountHoldsSoMuchAlsoAfterARestart() throws IOException {
        try (HubStore store = HubStore.open(directory)) {
            store.accounts().create("anna", CREDENTIALS);
            assertEquals(RosterStore.MOST_OF_AN_ACCOUNT / LONG, fill(store, "anna"));
        }
        try (HubStore store = HubStore.open(directory)) {
            assertFalse(store.rosters().put("anna", contact(9, LONG)));
            assertTrue(store.rosters().put("anna", contact(0, LONG)), "what grows by nothing has room");
            store.rosters().remove("anna", contact(0, LONG).jid());
            assertTrue(store.rosters().put("anna", contact(9, LONG)));
            assertFalse(store.rosters().put("anna", contact(0, LONG)));
        }
    }

    @Test
    void strangersLeaveRoomForFriends() throws IOException {
        try (HubStore store = HubStore.open(directory)) {
            store.accounts().create("anna", CREDENTIALS);
            int asked = 0;
            while (store.rosters()
                    .put(
                            "anna",
                            Contact.stranger(Jid.of("s" + asked + "@localhost"))
                                    .with(Subscription.NONE_IN)
                                    .asking("x".repeat(LONG / 2)))) {
                asked++;
            }
            assertEquals(RosterStore.MOST_OF_AN_ACCOUNT / LONG, asked);
            assertTrue(store.rosters().put("anna", contact(1, LONG)));
        }
    }

    @Test
    void theHouseHoldsSoMuch() throws IOException {
        try (HubStore store = HubStore.open(directory)) {
            int kept = 0;
            for (int i = 0; i < 30; i++) {
                store.accounts().create("a" + i, CREDENTIALS);
                kept += fill(store, "a" + i);
            }
            assertEquals(RosterStore.MOST_CHARACTERS / LONG, kept);
            store.accounts().remove("a0");
            assertTrue(store.rosters().put("a29", contact(1, LONG)), "a removed account leaves its room");
        }
    }

    @Test
    void anAccountThatWasRemovedKeepsNothing() throws IOException {
        try (HubStore store = HubStore.open(directory)) {
            store.accounts().create("anna", CREDENTIALS);
            store.accounts().remove("anna");
            assertFalse(store.rosters().put("anna", contact(1, 1)));
            assertFalse(store.offline().add("anna", "<message/>", 2));
            store.accounts().create("anna", CREDENTIALS);
            assertEquals(0, store.rosters().contacts("anna").size());
            assertEquals(0, store.offline().kept("anna").size());
        }
    }
}
