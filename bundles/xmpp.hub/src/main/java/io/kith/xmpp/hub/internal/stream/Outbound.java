// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xml.XmlWriter;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.core.StreamError;
import io.kith.xmpp.hub.internal.core.StreamException;
import io.kith.xmpp.hub.internal.routing.Outlet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * The queue towards one client, and the thread that empties it: whatever waits leaves in one write. A client that
 * reads too slowly is cut off; what it did not read is given back.
 */
final class Outbound implements Outlet {

    private static final int ONE_WRITE = 64 * 1024;

    /** More than so many bytes leave at once, so that the queue does not fill up while a client reads. */
    private static final int WORTH_WAITING = 8 * 1024;

    /** When so much waits in the whole hub, each client may keep only a little of it. */
    private static final long CROWDED = 12L * 1024 * 1024;

    private static final int LITTLE = 64 * 1024;

    private final String bindId;
    private final IntSupplier limit;
    private final AtomicLong total;
    private final Object lock = new Object();
    private final Queue<Entry> queue = new ArrayDeque<>();
    private final List<Element> unread = new ArrayList<>();
    private long bytes;
    private boolean ending;
    private boolean closed;
    private String lastWords = StreamText.END;
    private volatile long busySince;
    private volatile long endingSince;

    private static final class Entry {
        private final Element stanza;
        private final byte[] text;

        Entry(Element stanza, byte[] text) {
            this.stanza = stanza;
            this.text = text;
        }
    }

    /** Answers the request to bind with that id first; the limit is in bytes. */
    Outbound(String bindId, IntSupplier limit, AtomicLong total) {
        this.bindId = bindId;
        this.limit = limit;
        this.total = total;
    }

    @Override
    public void bound(Jid jid) {
        send(Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", "result")
                .attribute("id", bindId)
                .child(Element.builder(Ns.BIND, "bind")
                        .child(Ns.BIND, "jid", jid.toString())
                        .build())
                .build());
    }

    @Override
    public boolean send(Element stanza) {
        byte[] text = XmlWriter.write(stanza, Namespaces.CLIENT).getBytes(StandardCharsets.UTF_8);
        boolean few;
        synchronized (lock) {
            if (ending) {
                return false;
            }
            int most = total.get() > CROWDED ? Math.min(LITTLE, limit.getAsInt()) : limit.getAsInt();
            if (bytes > 0 && bytes + text.length > most) {
                giveBack();
                end(new StreamException(StreamError.RESOURCE_CONSTRAINT, "You read too slowly."));
                return false;
            }
            queue.add(new Entry(stanza, text));
            count(text.length);
            few = bytes <= WORTH_WAITING;
        }
        if (few) {
            Departures.wake(this);
        } else {
            wake();
        }
        return true;
    }

    /** A quarter stays free for what cannot wait. */
    @Override
    public boolean hasRoom() {
        synchronized (lock) {
            return bytes < limit.getAsInt() * 3L / 4;
        }
    }

    /** Lets the writer look into the queue. */
    void wake() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    @Override
    public void end(StreamException why) {
        finish(StreamText.error(why));
    }

    /** Ends the stream in an orderly way. */
    void end() {
        finish(StreamText.END);
    }

    private void finish(String words) {
        synchronized (lock) {
            if (!ending) {
                ending = true;
                endingSince = System.nanoTime();
                lastWords = words;
                lock.notifyAll();
            }
        }
    }

    /** Writes until the stream ends; then the output is at its end. */
    void run(Wire wire) {
        List<Entry> batch = new ArrayList<>();
        try {
            OutputStream out = wire.output();
            boolean last = false;
            while (!last) {
                ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
                last = collect(batch, buffer);
                busySince = System.nanoTime() | 1;
                buffer.writeTo(out);
                out.flush();
                busySince = 0;
                written(batch);
            }
            wire.endOutput();
        } catch (IOException e) {
            wire.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            wire.close();
        } catch (Throwable e) {
            // The reading thread sees the end of its input, and ends the session.
            wire.close();
            throw e;
        } finally {
            close(batch);
        }
    }

    private void close(List<Entry> batch) {
        synchronized (lock) {
            try {
                ending = true;
                batch.forEach(entry -> unread.add(entry.stanza));
                batch.forEach(entry -> count(-entry.text.length));
                giveBack();
            } finally {
                closed = true;
                lock.notifyAll();
            }
        }
    }

    /** Takes what waits, or waits. Returns whether the end of the stream is in it. */
    private boolean collect(List<Entry> batch, ByteArrayOutputStream buffer) throws InterruptedException {
        synchronized (lock) {
            while (queue.isEmpty() && !ending) {
                lock.wait();
            }
            while (!queue.isEmpty() && (batch.isEmpty() || buffer.size() + queue.element().text.length <= ONE_WRITE)) {
                Entry entry = queue.remove();
                batch.add(entry);
                buffer.writeBytes(entry.text);
            }
            if (queue.isEmpty() && ending) {
                buffer.writeBytes(lastWords.getBytes(StandardCharsets.UTF_8));
                return true;
            }
            return false;
        }
    }

    private void written(List<Entry> batch) {
        synchronized (lock) {
            batch.forEach(entry -> count(-entry.text.length));
        }
        batch.clear();
    }

    private void giveBack() {
        for (Entry entry : queue) {
            unread.add(entry.stanza);
            count(-entry.text.length);
        }
        queue.clear();
    }

    private void count(int change) {
        bytes += change;
        total.addAndGet(change);
    }

    /** Waits a moment for the end of the output. Returns whether it was reached. */
    boolean awaitEnd(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (lock) {
            while (!closed) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
            return true;
        }
    }

    /** What the client did not read; complete once the output ended. */
    List<Element> unread() {
        synchronized (lock) {
            List<Element> all = new ArrayList<>(unread);
            unread.clear();
            return all;
        }
    }

    /** Nanoseconds for which one write has not returned; 0 if none is under way. */
    long stuck() {
        long since = busySince;
        return since == 0 ? 0 : System.nanoTime() - since;
    }

    /** Nanoseconds since the stream began to end; 0 if it does not. */
    long ending() {
        long since = endingSince;
        return since == 0 ? 0 : System.nanoTime() - since;
    }
}
