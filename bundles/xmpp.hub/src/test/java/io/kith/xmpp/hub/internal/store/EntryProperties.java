// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Lines of the journal carry any text. */
class EntryProperties {

    @Property(tries = 500)
    void anEntryComesBackAsItWas(@ForAll List<String> fields) {
        // What UTF-8 cannot carry is not text.
        List<String> texts = fields.stream()
                .map(f -> new String(f.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
        Entry entry = new Entry("kind", texts);
        String line = new String(entry.encode(), StandardCharsets.UTF_8);
        assertEquals(1, line.chars().filter(c -> c == '\n').count());
        assertEquals(Optional.of(entry), Entry.decode(line.substring(0, line.length() - 1)));
    }
}
