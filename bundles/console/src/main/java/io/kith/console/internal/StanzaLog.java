// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Connection;
import io.kith.xmpp.StanzaListener;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * The latest stanzas of all connections, numbered. Keeps the elements as they are, which costs the thread that carries
 * a stanza next to nothing; they become text when somebody looks.
 */
@Component(
        service = {StanzaListener.class, StanzaLog.class},
        configurationPid = ConsoleConfig.PID)
public final class StanzaLog implements StanzaListener {

    /** Larger stanzas are kept without what is in their payload. */
    static final int MOST_CHARACTERS = 20_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long last;
    private int most;

    /**
     * A stanza that went by.
     *
     * @param number counts up by one
     * @param account name of the connection's account
     * @param stanza secrets masked
     * @param cut whether the stanza was too large to be kept whole
     */
    record Entry(long number, String account, Direction direction, Instant time, Element stanza, boolean cut) {}

    /**
     * What a look finds.
     *
     * @param last number of the latest stanza of all
     * @param entries oldest first
     */
    record Excerpt(long last, List<Entry> entries) {}

    /** An empty log. */
    @Activate
    public StanzaLog(ConsoleConfig config) {
        this(config.stanzas());
    }

    StanzaLog(int most) {
        this.most = most;
    }

    @Modified
    void modified(ConsoleConfig config) {
        resize(config.stanzas());
    }

    synchronized void resize(int newMost) {
        most = newMost;
        trim();
    }

    @Override
    public void stanza(Connection connection, Direction direction, Instant time, Element masked) {
        boolean cut = StanzaText.size(masked, MOST_CHARACTERS) > MOST_CHARACTERS;
        Element kept = cut ? StanzaText.shell(masked) : masked;
        String account = connection.account();
        synchronized (this) {
            last++;
            entries.addLast(new Entry(last, account, direction, time, kept, cut));
            trim();
        }
    }

    /** The latest stanzas after that number that are wanted, at most so many. */
    synchronized Excerpt after(long number, Predicate<Entry> wanted, int count) {
        Deque<Entry> found = new ArrayDeque<>();
        var backwards = entries.descendingIterator();
        while (backwards.hasNext() && found.size() < count) {
            Entry entry = backwards.next();
            if (entry.number() <= number) {
                break;
            }
            if (wanted.test(entry)) {
                found.addFirst(entry);
            }
        }
        return new Excerpt(last, new ArrayList<>(found));
    }

    private void trim() {
        while (entries.size() > most) {
            entries.removeFirst();
        }
    }
}
