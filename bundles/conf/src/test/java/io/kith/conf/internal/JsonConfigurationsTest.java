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
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;

class JsonConfigurationsTest {

    @TempDir
    Path folder;

    private final AdminInMemory admin = new AdminInMemory();
    private JsonConfigurations configurations;

    @BeforeEach
    void describe() {
        Placeholders placeholders = new Placeholders(Map.of("kith.xmpp.port", "5222")::get);
        configurations = new JsonConfigurations(admin, placeholders, Optional.of(folder));
        admin.listener(configurations);
    }

    private File file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toFile();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static @Nullable Object value(Configuration configuration, String name) {
        Dictionary<String, Object> properties = configuration.getProperties();
        return properties == null ? null : properties.get(name);
    }

    private static void edit(Configuration configuration, Map<String, Object> changes) throws IOException {
        Map<String, Object> all = new HashMap<>(FrameworkUtil.asMap(configuration.getProperties()));
        all.putAll(changes);
        configuration.update(FrameworkUtil.asDictionary(all));
    }

    @Test
    void onlyJsonIsTaken() {
        assertTrue(configurations.canHandle(new File("io.kith.xmpp.hub.json")));
        assertFalse(configurations.canHandle(new File("io.kith.xmpp.hub.cfg")));
        assertFalse(configurations.canHandle(new File("lamp.jar")));
    }

    @Test
    void aFileIsAConfigurationOfItsName() throws IOException {
        configurations.install(file("io.kith.xmpp.hub.json", "{\"domain\": \"kith.local\"}"));
        assertEquals("kith.local", value(admin.getConfiguration("io.kith.xmpp.hub", "?"), "domain"));
    }

    @Test
    void aTildeNamesOneOfSeveral() throws IOException {
        configurations.install(file("io.kith.xmpp.smack~sensor.json", "{\"account\": \"sensor\"}"));
        Configuration configuration = admin.getFactoryConfiguration("io.kith.xmpp.smack", "sensor", "?");
        assertEquals("io.kith.xmpp.smack", configuration.getFactoryPid());
        assertEquals("sensor", value(configuration, "account"));
    }

    @Test
    void anUnchangedFileUpdatesNobody() throws IOException {
        File file = file("a.json", "{\"list\": [\"x\", \"y\"]}");
        configurations.install(file);
        configurations.update(file);
        assertEquals(1, admin.updates());
    }

    @Test
    void aChangedFileUpdatesTheConfiguration() throws IOException {
        configurations.install(file("a.json", "{\"n\": 1}"));
        configurations.update(file("a.json", "{\"n\": 2}"));
        assertEquals(2L, value(admin.getConfiguration("a", "?"), "n"));
    }

    @Test
    void aBrokenFileLeavesTheConfigurationAsItWas() throws IOException {
        configurations.install(file("a.json", "{\"n\": 1}"));
        assertThrows(IOException.class, () -> configurations.update(file("a.json", "{\"n\": ")));
        assertEquals(1L, value(admin.getConfiguration("a", "?"), "n"));
    }

    @Test
    void aRemovedFileTakesItsConfigurationAway() throws IOException {
        File file = file("a.json", "{\"n\": 1}");
        configurations.install(file);
        Files.delete(file.toPath());
        configurations.uninstall(file);
        assertTrue(admin.isEmpty());
    }

    @Test
    void anEditIsWrittenBackWithCommentsAndPlaceholders() throws IOException {
        configurations.install(file("a.json", "// Mind the port.\n{\"port\": \"${kith.xmpp.port}\", \"host\": \"x\"}"));
        edit(admin.getConfiguration("a", "?"), Map.of("host", "y"));
        assertEquals(
                "// Mind the port.\n{\n  \"port\": \"${kith.xmpp.port}\",\n  \"host\": \"y\"\n}\n", text("a.json"));
    }

    @Test
    void aConfigurationMadeElsewhereGetsAFile() throws IOException {
        admin.getConfiguration("a.b", "?").update(FrameworkUtil.asDictionary(Map.of("n", 1L)));
        assertEquals("{\n  \"n\": 1\n}\n", text("a.b.json"));
    }

    @Test
    void oneOfSeveralMadeElsewhereGetsAFileThatStaysItsOwn() throws IOException {
        Configuration made = admin.createFactoryConfiguration("a.b", "?");
        made.update(FrameworkUtil.asDictionary(Map.of("n", 1L)));
        String name = "a.b~" + made.getPid().substring("a.b.".length()) + ".json";
        // File Install finds the new file and hands it over.
        configurations.install(folder.resolve(name).toFile());
        assertEquals(1, admin.size(), "no second configuration appears");
        assertEquals(1, admin.updates());
        configurations.update(file(name, "{\"n\": 2}"));
        assertEquals(2L, value(made, "n"));
    }

    @Test
    void aConfigurationDeletedElsewhereTakesItsFileAlong() throws IOException {
        File file = file("a.json", "{\"n\": 1}");
        configurations.install(file);
        admin.getConfiguration("a", "?").delete();
        assertFalse(file.exists());
    }

    @Test
    void aConfigurationOfAnotherInstallersFileIsLeftAlone() throws IOException {
        Map<String, Object> properties = Map.of(
                "n",
                "1",
                "felix.fileinstall.filename",
                file("a.cfg", "n=1").toURI().toString());
        admin.getConfiguration("a", "?").update(FrameworkUtil.asDictionary(properties));
        assertFalse(Files.exists(folder.resolve("a.json")));
        IOException refusal =
                assertThrows(IOException.class, () -> configurations.install(file("a.json", "{\"n\": 2}")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("a is configured by"), refusal.getMessage());
    }

    @Test
    void aConfigurationThatAnotherInstallerTookOverIsNotWrittenBack() throws IOException {
        configurations.install(file("a.json", "{\"n\": 1}"));
        String other = file("a.cfg", "n=2").toURI().toString();
        edit(admin.getConfiguration("a", "?"), Map.of("n", "2", "felix.fileinstall.filename", other));
        assertEquals("{\"n\": 1}", text("a.json"));
    }

    @Test
    void withoutAFolderNothingIsKept() throws IOException {
        admin.listener(new JsonConfigurations(admin, new Placeholders(name -> null), Optional.empty()));
        admin.getConfiguration("a", "?").update(FrameworkUtil.asDictionary(Map.of("n", 1L)));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
