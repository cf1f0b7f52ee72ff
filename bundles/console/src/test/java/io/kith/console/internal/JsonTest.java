// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))", Pattern.DOTALL);

    @Test
    void writesWhatPagesNeed() {
        Object value = Json.object(
                "list", List.of(1, 2L, true), "none", Optional.empty(), "some", Optional.of("x"), "empty", Map.of());
        assertEquals("{\"list\":[1,2,true],\"none\":null,\"some\":\"x\",\"empty\":{}}", Json.write(value));
    }

    @Property
    void everyTextSurvivesAndNothingInItIsMarkup(@ForAll String text) {
        String written = Json.write(text);
        assertTrue(
                written.chars().noneMatch(c -> c < ' ' || "<>&'".indexOf(c) >= 0 || c == 0x2028 || c == 0x2029),
                written);
        String sent = new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertEquals('"' + text + '"', unescaped(sent));
    }

    private static String unescaped(String json) {
        Matcher matcher = ESCAPE.matcher(json);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String code = matcher.group(1);
            String plain = code != null
                    ? String.valueOf((char) Integer.parseInt(code, 16))
                    : "n".equals(matcher.group(2)) ? "\n" : String.valueOf(matcher.group(2));
            matcher.appendReplacement(out, Matcher.quoteReplacement(plain));
        }
        return matcher.appendTail(out).toString();
    }
}
