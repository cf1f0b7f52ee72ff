// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    @Test
    void everyKindOfValueIsRead() throws IOException {
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("text", "a\"b\\c/d\n\u00e9");
        expected.put("whole", -12L);
        expected.put("broken", 1.5e3);
        expected.put("yes", true);
        expected.put("none", null);
        expected.put("list", Arrays.asList("a", 1L, false));
        expected.put("empty", List.of());
        assertEquals(
                expected,
                JsonReader.object("{\"text\":\"a\\\"b\\\\c\\/d\\n\\u00e9\", \"whole\":-12,\"broken\":1.5e3,"
                        + "\"yes\":true,\"none\":null,\"list\":[\"a\", 1 ,false],\"empty\":[]}"));
    }

    @Test
    void commentsAreSpace() throws IOException {
        assertEquals(
                Map.of("a", 1L, "b", "// no comment"),
                JsonReader.object("// head\n{ /* one */ \"a\": 1, // two\n \"b\": \"// no comment\" } // end"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1 \"b\": 2}|line 1, column 9: expected , or }",
                "{\"a\" 1}|line 1, column 6: expected : after \"a\"",
                "{\"a\": }|line 1, column 7: expected a text in double quotes, a number, true, false, [ or {",
                "{\"a\": 1,}|line 1, column 9: expected a text in double quotes",
                "{\"a\": 1, \"a\": 2}|line 1, column 10: expected each name once, and \"a\" comes twice",
                "{\"a\": 01}|line 1, column 7: expected a text in double quotes, a number, true, false, [ or {",
                "{\"a\": \"x}|line 1, column 10: expected \" at the end of the text",
                "{\"a\": \"\\u12zz\"}|line 1, column 10: expected four hexadecimal digits",
                "{\"a\": \"\\q\"}|line 1, column 9: expected one of \" \\ / b f n r t u after the backslash",
                "{} x|line 1, column 4: expected nothing more after the last }",
                "[]|line 1, column 1: expected {",
                "{ /* |line 1, column 3: expected */ at the end of the comment",
            })
    void whatIsWrongIsToldWithItsPlace(String text, String message) {
        assertEquals(
                message,
                assertThrows(IOException.class, () -> JsonReader.object(text)).getMessage());
    }

    @Test
    void theLineOfAnErrorCounts() {
        IOException error = assertThrows(IOException.class, () -> JsonReader.object("{\n  \"a\": 1\n  \"b\": 2\n}\n"));
        assertEquals("line 3, column 3: expected , or }", error.getMessage());
    }

    @Test
    void nestingEndsSomewhere() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        IOException error = assertThrows(IOException.class, () -> JsonReader.object(deep));
        assertEquals("line 1, column 22: expected less nesting", error.getMessage());
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> single = Arbitraries.oneOf(
                Arbitraries.strings().asGeneric(),
                Arbitraries.longs()
                        .between(-999_999_999_999_999_999L, 999_999_999_999_999_999L)
                        .asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        return Arbitraries.oneOf(single, single.list().ofMaxSize(4).asGeneric());
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll String name, @ForAll("values") Object value) throws IOException {
        assertEquals(Map.of(name, value), JsonReader.object(JsonWriter.object(Map.of(name, value))));
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            JsonReader.object("{" + text);
        } catch (IOException e) {
            assertEquals("line", e.getMessage() == null ? "" : e.getMessage().substring(0, 4));
        }
    }
}
