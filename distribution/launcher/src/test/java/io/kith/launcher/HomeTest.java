// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path temporary;

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aNewHomeHasItsFoldersAndOnlyItsOwnerEnters() throws Exception {
        Home home = Home.prepare(temporary.resolve("a/home"));
        for (Path folder : List.of(home.root(), home.conf(), home.deploy(), home.data(), home.log(), home.cache())) {
            assertEquals("rwx------", permissions(folder), folder.toString());
        }
    }

    @Test
    void aHomeThatOthersMayEnterIsClosed() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Home.prepare(temporary);
        assertEquals("rwx------", permissions(temporary));
    }

    @Test
    void aHomeThatCannotBeMadeIsNamedWithTheRemedy() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "no folder");
        CannotStartException refusal = assertThrows(CannotStartException.class, () -> Home.prepare(file));
        assertTrue(refusal.line().contains(file.toString()), refusal.line());
        assertTrue(refusal.line().contains("KITH_HOME=DIR"), refusal.line());
        assertFalse(refusal.line().contains("\n"));
    }

    @Test
    void templatesAreLaidOutOnceReadableByTheOwnerOnly() throws Exception {
        Path templates = Files.createDirectory(temporary.resolve("conf"));
        Files.writeString(templates.resolve("hub.json"), "{}");
        Home home = Home.prepare(temporary.resolve("home"));
        home.furnish(templates);
        assertEquals("{}", Files.readString(home.conf().resolve("hub.json")));
        assertEquals("rw-------", permissions(home.conf().resolve("hub.json")));
    }

    @Test
    void whatAPersonChangedOrRemovedStaysSoAndNewTemplatesArrive() throws Exception {
        Path templates = Files.createDirectory(temporary.resolve("conf"));
        Files.writeString(templates.resolve("changed.json"), "{}");
        Files.writeString(templates.resolve("removed.json"), "{}");
        Home home = Home.prepare(temporary.resolve("home"));
        home.furnish(templates);
        Files.writeString(home.conf().resolve("changed.json"), "{\"mine\": 1}");
        Files.delete(home.conf().resolve("removed.json"));
        Files.writeString(templates.resolve("new.json"), "{}");
        home.furnish(templates);
        assertEquals("{\"mine\": 1}", Files.readString(home.conf().resolve("changed.json")));
        assertFalse(Files.exists(home.conf().resolve("removed.json")));
        assertTrue(Files.exists(home.conf().resolve("new.json")));
    }

    @Test
    void aSecondHouseOnTheSameHomeIsRefusedUntilTheFirstLetsGo() throws Exception {
        Home home = Home.prepare(temporary.resolve("home"));
        HomeLock first = HomeLock.take(home);
        String pid = Long.toString(ProcessHandle.current().pid());
        assertEquals(pid, Files.readString(home.root().resolve("kith.pid")).strip());
        CannotStartException refusal = assertThrows(CannotStartException.class, () -> HomeLock.take(home));
        assertTrue(refusal.line().startsWith("Another house (process " + pid + ") is running on the home "));
        assertTrue(Files.exists(home.root().resolve("kith.pid")), "the refused one leaves the other's number alone");
        first.release();
        assertFalse(Files.exists(home.root().resolve("kith.pid")));
        HomeLock.take(home).release();
    }
}
