// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrayJarsTest {

    @TempDir
    Path folder;

    private final StrayJars strays = new StrayJars();

    private File jar(String header, String value) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(header, value);
        Path file = folder.resolve("lamp.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.finish();
        }
        return file.toFile();
    }

    @Test
    void bundlesAndOtherFilesAreLeftToOthers() throws IOException {
        assertFalse(strays.canHandle(jar("Bundle-SymbolicName", "lamp")));
        assertFalse(strays.canHandle(folder.resolve("lamp.json").toFile()));
    }

    @Test
    void aPlainJarIsRefusedWithTheReason() throws IOException {
        File jar = jar("Main-Class", "Lamp");
        assertTrue(strays.canHandle(jar));
        IOException refusal = assertThrows(IOException.class, () -> strays.install(jar));
        assertEquals("it is no OSGi bundle: its manifest has no Bundle-SymbolicName", refusal.getMessage());
    }

    @Test
    void aTornJarIsRefusedWithTheReason() throws IOException {
        File torn = Files.writeString(folder.resolve("torn.jar"), "half").toFile();
        assertTrue(strays.canHandle(torn));
        IOException refusal = assertThrows(IOException.class, () -> strays.update(torn));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("it is no jar: "), refusal.getMessage());
    }
}
