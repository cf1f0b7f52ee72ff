// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.Sample;
import io.kith.thing.View;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a read-out into rows. What comes quickly is one message; a person who has waited for a moment is told that the
 * read-out has begun, and gets long ones in parts.
 */
final class ReadoutReply implements View.Listener {

    /** Begins each read-out, by which two things know each other. */
    static final String STARTED = "Readout of ";

    static final String COMPLETE = "Readout complete.";

    private final Reply reply;
    private final String nothing;
    private final boolean full;
    private final ZoneId zone;
    private final List<String> rows = new ArrayList<>();
    private int length;
    private boolean any;
    private boolean ended;

    /**
     * Begins.
     *
     * @param name whose values these are
     * @param nothing what to say if there are none
     * @param full whether time, type and status are shown
     */
    ReadoutReply(Reply reply, String name, String nothing, boolean full, ZoneId zone) {
        this.reply = reply;
        this.nothing = nothing;
        this.full = full;
        this.zone = zone;
        add(STARTED + Rows.clean(name) + " started...");
    }

    @Override
    public synchronized void sampled(Sample sample) {
        for (Field field : sample.fields()) {
            add(full ? Rows.full(sample, field, zone) : Rows.momentary(field));
            any = true;
        }
    }

    @Override
    public synchronized void failed(Failure failure) {
        String whose = failure.node().isSelf() ? "" : failure.node() + ": ";
        add("! " + Rows.clean(whose + failure.text()));
        any = true;
    }

    @Override
    public synchronized void done() {
        ended = true;
        if (!any) {
            add("! " + nothing);
        }
        add(COMPLETE);
        flush();
    }

    /** A moment has passed: shows what there is. */
    synchronized void show() {
        if (!ended) {
            flush();
        }
    }

    private void add(String row) {
        if (length + row.length() > Rows.MOST_CHARACTERS) {
            flush();
        }
        rows.add(row);
        length += row.length() + 1;
    }

    private void flush() {
        if (!rows.isEmpty()) {
            reply.rows(rows);
            rows.clear();
            length = 0;
        }
    }
}
