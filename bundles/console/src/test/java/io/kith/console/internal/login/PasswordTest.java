// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    private PasswordFile file() {
        return new PasswordFile(folder.resolve("console").resolve("password"));
    }

    private static String password(Opening opening) {
        String line = opening.announcement().get(0);
        return line.substring(line.indexOf(" / ") + 3, line.indexOf("  ("));
    }

    @Test
    void theFirstStartMakesAPasswordAndSaysItOnce() throws IOException {
        Opening first = Opening.of(file(), "admin", random);
        String password = password(first);
        assertTrue(password.matches("([a-z2-9]{4}-){3}[a-z2-9]{4}"), password);
        assertTrue(first.hash().orElseThrow().matches(password));
        assertTrue(first.announcement().get(0).startsWith("Console login: admin / "));
        Opening second = Opening.of(file(), "admin", random);
        assertEquals(List.of(), second.announcement());
        assertTrue(second.hash().orElseThrow().matches(password));
    }

    @Test
    void aDeletedFileIsTheWayToANewPassword() throws IOException {
        String old = password(Opening.of(file(), "admin", random));
        Files.delete(file().path());
        Opening next = Opening.of(file(), "admin", random);
        assertNotEquals(old, password(next));
        assertFalse(next.hash().orElseThrow().matches(old));
    }

    @Test
    void theFileHoldsNoPasswordAndOnlyItsOwnerReadsIt() throws IOException {
        String password = password(Opening.of(file(), "admin", random));
        assertFalse(Files.readString(file().path()).contains(password));
        assertEquals("rw-------", rights(file().path()));
        assertEquals("rwx------", rights(folder.resolve("console")));
        try (Stream<Path> left = Files.list(folder.resolve("console"))) {
            assertEquals(List.of(file().path()), left.toList());
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aBrokenFileLetsNobodyInAndIsNotReplaced() throws IOException {
        file().write(PasswordHash.of("something else", random));
        Files.writeString(file().path(), "admin\n");
        Opening opening = Opening.of(file(), "admin", random);
        assertEquals(Optional.empty(), opening.hash());
        assertEquals(List.of(), opening.announcement());
        assertTrue(opening.trouble().orElse("").contains("Delete it and start again"), opening.trouble()::toString);
        assertEquals("admin\n", Files.readString(file().path()));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("console"), "in the way");
        Opening opening = Opening.of(file(), "admin", random);
        assertEquals(Optional.empty(), opening.hash());
        assertTrue(opening.trouble().orElse("").contains(file().path().toString()), opening.trouble()::toString);
    }

    @Test
    void equalPasswordsAreKeptDifferently() {
        PasswordHash one = PasswordHash.of("correct horse", random);
        PasswordHash other = PasswordHash.of("correct horse", random);
        assertNotEquals(one.key(), other.key());
        assertTrue(PasswordHash.parse(one.toString()).matches("correct horse"));
        assertFalse(one.matches("correct horse "));
    }

    @Test
    void whatIsNoHashIsRefused() {
        String right = PasswordHash.of("x", random).toString();
        for (String wrong : List.of("", "admin", right + "00", right.replace("100000", "99999999"), "0:0:0:0")) {
            assertThrows(IllegalArgumentException.class, () -> PasswordHash.parse(wrong), wrong);
        }
    }
}
