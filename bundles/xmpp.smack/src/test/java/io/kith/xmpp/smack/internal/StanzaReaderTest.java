// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Element;
import io.kith.xml.Limits;
import io.kith.xml.XmlReader;
import io.kith.xml.XmlWriter;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.junit.jupiter.api.Test;

/** What comes out of a stream is what went into it. */
class StanzaReaderTest {

    private static final String OPEN =
            "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    private static StreamParser at(String stream, Limits limits) throws Exception {
        StreamParser parser = new StreamParser(new StringReader(stream), limits);
        assertEquals(XmlPullParser.Event.START_ELEMENT, parser.next());
        assertEquals(XmlPullParser.Event.START_ELEMENT, parser.next());
        return parser;
    }

    @Property(tries = 200)
    void elementsComeThroughExactly(@ForAll("elements") Element stanza, @ForAll("elements") Element following)
            throws Exception {
        String stream =
                OPEN + XmlWriter.write(stanza, "jabber:client") + ' ' + XmlWriter.write(following, "jabber:client");
        StreamParser parser = at(stream, Limits.STANZA);
        assertEquals(2, parser.getDepth());
        assertEquals(new StanzaReader.Stanza(stanza, true), parser.readStanza());
        assertEquals(XmlPullParser.Event.END_ELEMENT, parser.getEventType());
        assertEquals(2, parser.getDepth());
        assertEquals(XmlPullParser.Event.TEXT_CHARACTERS, parser.next());
        assertEquals(1, parser.getDepth());
        parser.next();
        assertEquals(following, parser.readStanza().element());
    }

    @Provide
    Arbitrary<Element> elements() {
        Arbitrary<String> names = Arbitraries.of("iq", "x", "set", "numeric", "boolean", "str");
        Arbitrary<String> spaces = Arbitraries.of("jabber:client", "urn:a", "urn:b", "");
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("ab <>&'\"\n\té€")
                .withCharRange('\uD55C', '\uD560')
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<Element> leaves = Combinators.combine(
                        names, spaces, texts.list().ofMaxSize(2))
                .as((name, space, values) -> {
                    Element.Builder element = Element.builder(space, name);
                    for (int i = 0; i < values.size(); i++) {
                        element.attribute("a" + i, values.get(i));
                    }
                    return element.text(values.isEmpty() ? "" : values.get(0)).build();
                });
        return Arbitraries.recursive(
                        () -> leaves,
                        inner -> Combinators.combine(leaves, inner.list().ofMaxSize(3), texts)
                                .as((parent, children, text) -> parent.toBuilder()
                                        .children(children)
                                        .text(children.isEmpty() ? "" : text)
                                        .build()),
                        0,
                        3)
                .map(e -> e.toBuilder().build());
    }

    @Test
    void orderOfChildrenOfDifferentNamesIsKept() throws Exception {
        String fields = "<message id='1'><fields xmlns='urn:xmpp:iot:sensordata'><numeric name='A'/><boolean name='O'/>"
                + "<numeric name='B'/></fields></message>";
        Element read = at(OPEN + fields, Limits.STANZA).readStanza().element();
        assertEquals(
                List.of("A", "O", "B"),
                read.firstChild().orElseThrow().children().stream()
                        .map(c -> c.attribute("name").orElseThrow())
                        .toList());
    }

    @Test
    void prefixesAreResolved() throws Exception {
        String xml = "<p:iq xmlns:p='jabber:client' type='get'><q:x xmlns:q='urn:q' q:a='1' xml:lang='de'/></p:iq>";
        assertEquals(
                XmlReader.parse(xml), at(OPEN + xml, Limits.STANZA).readStanza().element());
    }

    @Test
    void ofAStanzaBeyondALimitTheStartTagIsKeptAndTheNextOneIsWhole() throws Exception {
        Limits small = new Limits(200, 4, 20, 50);
        for (String much : List.of(
                "<a>" + "x".repeat(300) + "</a>",
                "<a><b><c><d><e/></d></c></b></a>",
                "<a/>".repeat(30),
                "<a b='" + "x".repeat(300) + "'/>")) {
            StreamParser parser = at(OPEN + "<iq id='1' type='get'>" + much + "</iq><message id='2'/>", small);
            StanzaReader.Stanza cut = parser.readStanza();
            assertFalse(cut.complete(), much);
            assertEquals(XmlReader.parse("<iq xmlns='jabber:client' id='1' type='get'/>"), cut.element());
            parser.next();
            StanzaReader.Stanza next = parser.readStanza();
            assertTrue(next.complete());
            assertEquals("2", next.element().attribute("id").orElseThrow());
        }
    }

    @Test
    void aStanzaWithoutEndIsNotSkippedForEver() throws Exception {
        StreamParser parser = at(OPEN + "<iq>" + "x".repeat(200_000), new Limits(1000, 4, 20, 50));
        XmlPullParserException end = assertThrows(XmlPullParserException.class, parser::readStanza);
        assertTrue(Diagnosis.reason(end).contains("larger than"), end.toString());
    }

    @Test
    void aStreamOfEverNewNamesIsEnded() throws Exception {
        StringBuilder stream = new StringBuilder(OPEN);
        for (int i = 0; i < 60; i++) {
            stream.append("<message><n").append(i).append("/></message>");
        }
        StreamParser parser = at(stream.toString(), new Limits(1000, 4, 20, 50));
        XmlPullParserException end = assertThrows(XmlPullParserException.class, () -> {
            while (true) {
                parser.readStanza();
                parser.next();
            }
        });
        assertTrue(end.toString().contains("different names"), end.toString());
    }

    @Test
    void documentTypesAreRefused() throws Exception {
        StreamParser parser =
                new StreamParser(new StringReader("<!DOCTYPE x [<!ENTITY a 'b'>]>" + OPEN), Limits.STANZA);
        assertThrows(XmlPullParserException.class, parser::next);
    }
}
