// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {

    @TempDir
    Path folder;

    private Path path;
    private ConfigurationFile file;

    @BeforeEach
    void describe() {
        path = folder.resolve("house.json");
        file = new ConfigurationFile(path, new Placeholders(Map.of("kith.xmpp.port", "5222")::get));
    }

    private Map<String, Object> read(String text) throws IOException {
        Files.writeString(path, text);
        return file.read();
    }

    @Test
    void plainValuesHaveTheTypesOfTheConfigurator() throws IOException {
        Map<String, Object> read = read("{\"s\": \"x\", \"l\": 5, \"d\": 1.5, \"b\": true, \"n\": null}");
        assertEquals(Map.of("s", "x", "l", 5L, "d", 1.5, "b", true), read);
    }

    @Test
    void typesAreAskedForBehindTheName() throws IOException {
        Map<String, Object> read =
                read("{\"i:Integer\": 5, \"f:Float\": \"1.5\", \"c:Character\": \"x\", \"s:String\": 7}");
        assertEquals(Map.of("i", 5, "f", 1.5f, "c", 'x', "s", "7"), read);
    }

    @Test
    void listsAreArrays() throws IOException {
        Map<String, Object> read =
                read("{\"jids\": [\"a@b\", \"c@d\"], \"none\": [], \"i:Integer[]\": [1, 2], \"one:Integer[]\": 3}");
        assertArrayEquals(new String[] {"a@b", "c@d"}, (Object[]) read.get("jids"));
        assertArrayEquals(new String[] {}, (Object[]) read.get("none"));
        assertArrayEquals(new Integer[] {1, 2}, (Object[]) read.get("i"));
        assertArrayEquals(new Integer[] {3}, (Object[]) read.get("one"));
    }

    @Test
    void placeholdersAreFilled() throws IOException {
        Map<String, Object> read = read("{\"port\": \"${kith.xmpp.port}\", \"p:Integer\": \"${kith.xmpp.port}\"}");
        assertEquals(Map.of("port", "5222", "p", 5222), read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a:Integer\": \"x\"}|\"a:Integer\": \"x\" is no Integer",
                "{\"a:Boolean\": \"yes\"}|\"a:Boolean\": \"yes\" is no Boolean",
                "{\"a\": \"${nobody}\"}|\"a\": nobody knows ${nobody}",
                "{\"a\": {}}|\"a\": an object is no value here; texts, numbers, true, false and lists of them are",
                "{\"a\": [[]]}|\"a\": a list holds texts, numbers, true and false only",
                "{\"a\": [1, null]}|\"a\": a list holds texts, numbers, true and false only",
            })
    void whatIsWrongIsToldWithItsName(String text, String message) {
        assertEquals(message, assertThrows(IOException.class, () -> read(text)).getMessage());
    }

    @Test
    void aTypeThatIsNoneIsRefused() {
        IOException error = assertThrows(IOException.class, () -> read("{\"a:Int\": 1}"));
        assertEquals(
                "\"a:Int\": Int is no type; there are String, Boolean, Integer, Long, Double, Float, Short, Byte,"
                        + " Character, and each with [] behind it",
                error.getMessage());
    }

    @Test
    void whatIsWrittenIsReadWithTheSameTypes() throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("s", "x");
        properties.put("i", 5);
        properties.put("l", 5L);
        properties.put("short", (short) 3);
        properties.put("b", false);
        properties.put("d", 2.0);
        file.write(properties);
        assertEquals(properties, file.read());
        file.write(Map.of("many", new int[] {1, 2}));
        assertArrayEquals(new Integer[] {1, 2}, (Object[]) file.read().get("many"));
        file.write(Map.of("many", List.of("a", "b")));
        assertArrayEquals(new String[] {"a", "b"}, (Object[]) file.read().get("many"));
    }

    @Test
    void aRewrittenFileKeepsHeadOrderAndPlaceholders() throws IOException {
        Files.writeString(path, "// The server.\n\n{\"port\": \"${kith.xmpp.port}\", \"old\": 1, \"host\": \"a\"}");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("host", "b");
        properties.put("new", true);
        properties.put("port", 5222);
        file.write(properties);
        assertEquals(
                "// The server.\n\n{\n  \"port\": \"${kith.xmpp.port}\",\n  \"host\": \"b\",\n  \"new\": true\n}\n",
                Files.readString(path));
    }

    @Test
    void aPlaceholderGivesWayToAnotherValue() throws IOException {
        Files.writeString(path, "{\"port\": \"${kith.xmpp.port}\"}");
        file.write(Map.of("port", 6222));
        assertEquals("{\n  \"port:Integer\": 6222\n}\n", Files.readString(path));
    }

    @Test
    void aWrittenFileIsItsOwnersOnly() throws IOException {
        file.write(Map.of("password", "secret"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(path), files.toList(), "nothing is left beside it");
        }
    }

    @Test
    void aFileTooLargeIsRefused() {
        IOException error = assertThrows(IOException.class, () -> read(" ".repeat((1 << 20) + 1)));
        assertEquals("it is larger than 1 MiB", error.getMessage());
    }
}
