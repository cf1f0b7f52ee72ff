// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xmpp.smack.internal.Password.InFile;
import io.kith.xmpp.smack.internal.Password.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordTest {

    @TempDir
    Path folder;

    @Test
    void isMadeOnceAndKept() throws Exception {
        InFile password = new InFile(folder.resolve("accounts/a.password"));
        Taken made = password.take();
        assertTrue(made.fresh());
        assertTrue(made.text().length() >= 32);
        Taken again = password.take();
        assertFalse(again.fresh());
        assertEquals(made.text(), again.text());
        assertNotEquals(
                made.text(), new InFile(folder.resolve("b.password")).take().text());
        assertEquals("Taken[fresh]", made.toString());
    }

    @Test
    void onlyTheOwnerMayReadFileAndFolder() throws Exception {
        Path file = folder.resolve("accounts/a.password");
        new InFile(file).take();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        try (var files = Files.list(file.getParent())) {
            assertEquals(1, files.count(), "Nothing else is left");
        }
    }

    @Test
    void onesOwnIsTakenWithoutTheLineEnd() throws Exception {
        Path file = folder.resolve("own");
        Files.writeString(file, "pencil\n");
        assertEquals("pencil", new InFile(file).take().text());
    }

    @Test
    void anEmptyFileIsNamed() throws Exception {
        Path file = folder.resolve("empty");
        Files.writeString(file, "\n");
        IOException refusal = assertThrows(IOException.class, () -> new InFile(file).take());
        assertTrue(refusal.toString().contains(file.toString()), refusal.toString());
    }
}
