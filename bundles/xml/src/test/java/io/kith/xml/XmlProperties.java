// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class XmlProperties {

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("elements") Element element) throws Exception {
        assertEquals(element, XmlReader.parse(element.toString()));
    }

    @Property(tries = 300)
    void anyTextCanBeWrittenAndTheResultIsWellFormed(@ForAll String text) throws Exception {
        Element element =
                Element.builder("urn:x", "a").attribute("b", text).text(text).build();
        XmlReader.parse(element.toString());
    }

    @Provide
    Arbitrary<Element> elements() {
        Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6);
        // Whole characters: half a surrogate pair is none, and is written as U+FFFD.
        Arbitrary<String> texts = Arbitraries.of("<>&'\" \t\r\n]]>äß€😀0"
                        .codePoints()
                        .mapToObj(Character::toString)
                        .toList())
                .list()
                .ofMaxSize(12)
                .map(characters -> String.join("", characters));
        Arbitrary<String> spaces = Arbitraries.of("", "urn:a", "urn:b");
        Arbitrary<Element> leaves = Combinators.combine(spaces, names, names, texts)
                .as((ns, n, a, t) ->
                        Element.builder(ns, n).attribute(a, t).text(t).build());
        return Arbitraries.lazyOf(() -> leaves, () -> Combinators.combine(
                        spaces, names, elements().list().ofMaxSize(3), texts)
                .as((ns, n, c, t) -> Element.builder(ns, n)
                        .children(c)
                        .text(t)
                        .language("en")
                        .build()));
    }
}
