// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.XmlReader;
import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.junit.jupiter.api.Test;

/** What one stranger sends must neither fill the memory nor end the stream that all others use. */
class StanzaReaderSymbolsTest {

    private static final String OPEN =
            "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    private static StreamParser at(String stream) throws Exception {
        StreamParser parser = new StreamParser(new StringReader(OPEN + stream), StanzaReader.LIMITS);
        parser.next();
        parser.next();
        return parser;
    }

    private static String declarations(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> " xmlns:p" + i + "='u" + i + "'")
                .collect(Collectors.joining());
    }

    private static void cutAndTheNextArrives(String stanza) throws Exception {
        StreamParser parser = at(stanza + "<message id='2'><body>b</body></message>");
        StanzaReader.Stanza cut = parser.readStanza();
        assertFalse(cut.complete());
        assertEquals(XmlReader.parse("<iq xmlns='jabber:client' id='1' type='get'/>"), cut.element());
        parser.next();
        StanzaReader.Stanza next = parser.readStanza();
        assertTrue(next.complete());
        assertEquals("2", next.element().attribute("id").orElseThrow());
    }

    @Test
    void aStanzaOfManyNewNamespacesIsCutAndTheNextOneArrives() throws Exception {
        cutAndTheNextArrives("<iq id='1' type='get'><q" + declarations(0, 1000) + "/></iq>");
        cutAndTheNextArrives("<iq id='1' type='get'" + declarations(0, 1000) + "/>");
        cutAndTheNextArrives("<iq id='1' type='get'><q xmlns='" + "x".repeat(40_000) + "'/></iq>");
        String names = IntStream.range(0, 1000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining());
        cutAndTheNextArrives("<iq id='1' type='get'><q>" + names + "</q></iq>");
    }

    @Test
    void whatIsReadOverCountsForTheStream() throws Exception {
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            stream.append("<message>");
            for (int j = 0; j < 10; j++) {
                stream.append("<q")
                        .append(declarations(i * 1000 + j * 100, 100))
                        .append("/>");
            }
            stream.append("</message>");
        }
        StreamParser parser = at(stream.toString());
        int[] taken = {0};
        XmlPullParserException end = assertThrows(XmlPullParserException.class, () -> {
            while (true) {
                assertFalse(parser.readStanza().complete());
                taken[0]++;
                parser.next();
            }
        });
        assertTrue(end.toString().contains("different names"), end.toString());
        assertTrue(taken[0] > 10 && taken[0] < 20, "taken: " + taken[0]);
    }

    @Test
    void ordinaryStanzasNeverEndAStream() throws Exception {
        StreamParser parser =
                at("<message id='1'><q:x xmlns:q='urn:q' q:a='1'/><body>b</body></message>".repeat(100_000));
        for (int i = 0; i < 100_000; i++) {
            assertTrue(parser.readStanza().complete());
            if (i < 99_999) {
                parser.next();
            }
        }
    }
}
