// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the JDK's parser keeps for as long as it lives: every different local name, prefix, name with its prefix
 * and namespace that a stream ever used, of elements, attributes and namespace declarations alike. Of no use to many
 * threads at once.
 */
public final class Symbols {

    /** So many characters a symbol may have on average; those of XMPP have fewer. */
    private static final int CHARACTERS = 64;

    private final Set<String> known = new HashSet<>();
    private long characters;

    /** Nothing seen yet. */
    public Symbols() {}

    /**
     * Counts what is new in the current start tag of a parser.
     *
     * @return the nodes in the tag: its element, its attributes and its namespace declarations
     */
    public int addStartTag(XMLStreamReader parser) {
        addName(parser.getPrefix(), parser.getLocalName());
        int attributes = parser.getAttributeCount();
        for (int i = 0; i < attributes; i++) {
            addName(parser.getAttributePrefix(i), parser.getAttributeLocalName(i));
        }
        int declarations = parser.getNamespaceCount();
        for (int i = 0; i < declarations; i++) {
            String prefix = parser.getNamespacePrefix(i);
            if (prefix != null && !prefix.isEmpty()) {
                addName("xmlns", prefix);
            }
            String namespace = parser.getNamespaceURI(i);
            add(namespace == null ? "" : namespace);
        }
        return 1 + attributes + declarations;
    }

    private void addName(@Nullable String prefix, String local) {
        add(local);
        if (prefix != null && !prefix.isEmpty()) {
            add(prefix);
            add(prefix + ':' + local);
        }
    }

    /** Counts one symbol, if it is new. */
    public void add(String symbol) {
        if (known.add(symbol)) {
            characters += symbol.length();
        }
    }

    /** The different symbols so far. */
    public int count() {
        return known.size();
    }

    /** The characters of all different symbols so far. */
    public long characters() {
        return characters;
    }

    /** Whether there are more symbols than a limit, or as much text in them as in so many long ones. */
    public boolean exceed(int limit) {
        return exceed(limit, 0, 0);
    }

    /** Whether more came than a limit allows since there were so many symbols, with so many characters. */
    public boolean exceed(int limit, int countBefore, long charactersBefore) {
        return count() - countBefore > limit || characters - charactersBefore > (long) limit * CHARACTERS;
    }
}
