// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.XmlException.Reason;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The parser keeps every symbol of a stream, so a stream may not have ever new ones. */
class XmlSymbolsTest {

    private static final int MOST = 200_000;

    /** A stream that is made while it is read, and that ends only after very many stanzas. */
    private static InputStream stream(IntFunction<String> stanzas) {
        return new InputStream() {
            private int next = -1;
            private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (current.available() == 0 && next <= MOST) {
                    String text = next < 0 ? "<s>" : next == MOST ? "</s>" : stanzas.apply(next);
                    next++;
                    current = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                }
                return current.read(buffer, offset, length);
            }
        };
    }

    private static int takenUntilRefused(Limits limits, IntFunction<String> stanzas) throws Exception {
        XmlReader reader = new XmlReader(stream(stanzas), limits);
        reader.openStream();
        int[] taken = {0};
        XmlException end = assertThrows(XmlException.class, () -> {
            while (reader.nextElement().isPresent()) {
                taken[0]++;
            }
        });
        assertEquals(Reason.LIMIT_EXCEEDED, end.reason());
        return taken[0];
    }

    private static String declaring(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> " xmlns:p" + i + "='u" + i + "'")
                .collect(Collectors.joining("", "<iq type='get' id='1'><q", "/></iq>"));
    }

    @Test
    void everNewNamespacesAndPrefixesEndAStream() throws Exception {
        assertTrue(takenUntilRefused(Limits.STRANGER, i -> declaring(i * 20, 20)) < 10);
        assertTrue(takenUntilRefused(Limits.STANZA, i -> declaring(i * 20, 20)) < 500);
        assertTrue(takenUntilRefused(Limits.STANZA, i -> "<iq xmlns='urn:" + i + "'/>") <= 10_000);
    }

    @Test
    void prefixesTimesNamesEndAStream() throws Exception {
        assertTrue(takenUntilRefused(
                        Limits.STRANGER, i -> "<p" + i % 50 + ":n" + i / 50 % 50 + " xmlns:p" + i % 50 + "='u'/>")
                < 200);
        assertTrue(takenUntilRefused(
                        Limits.STANZA, i -> "<a xmlns:p" + i % 500 + "='u' p" + i % 500 + ":n" + i / 500 + "=''/>")
                < 10_000);
    }

    @Test
    void longNamesEndAStreamEarlier() throws Exception {
        assertTrue(takenUntilRefused(Limits.STRANGER, i -> "<iq xmlns='urn:" + i + "x".repeat(900) + "'/>") < 20);
        assertTrue(takenUntilRefused(Limits.STANZA, i -> "<iq xmlns='urn:" + i + "x".repeat(900) + "'/>") < 800);
    }

    @Test
    void declarationsAreNodes() {
        XmlException end = assertThrows(
                XmlException.class, () -> XmlReader.parse(declaring(0, 60), new Limits(16_384, 8, 50, 10_000)));
        assertEquals(Reason.LIMIT_EXCEEDED, end.reason());
    }

    @Test
    void ordinaryStanzasNeverEndAStream() throws Exception {
        XmlReader reader = new XmlReader(
                stream(i -> "<iq xmlns='jabber:client' id='" + i + "' type='get'><q:x xmlns:q='urn:q' q:a='" + i
                        + "'/></iq>"),
                Limits.STRANGER);
        reader.openStream();
        for (int i = 0; i < MOST; i++) {
            assertEquals(
                    Integer.toString(i),
                    reader.nextElement().orElseThrow().attribute("id").orElseThrow());
        }
        assertTrue(reader.nextElement().isEmpty());
    }
}
