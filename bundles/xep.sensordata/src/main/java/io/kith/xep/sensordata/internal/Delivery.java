// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.Failure;
import io.kith.model.NodeRef;
import io.kith.model.Sample;
import io.kith.protocol.sensordata.Failures;
import io.kith.protocol.sensordata.Fields;
import io.kith.protocol.sensordata.Started;
import io.kith.thing.View;
import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One read-out on its way to whoever asked: takes what is read and sends it in parts, in order, the last of them marked.
 * What could not be read is told at the very end, because slixmpp hears nothing after it. Thread-safe.
 */
final class Delivery implements View.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int MOST_FAILURES = 500;

    private final ReadoutKey key;
    private final Route route;
    private final Instant asked;
    private final Runnable buffered;
    private final Runnable ended;
    private final Parts parts = new Parts();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Runnable> cleanings = new ArrayList<>(1);
    private View.@Nullable Reading reading;
    private boolean underway;
    private boolean over;
    private boolean waited;

    /**
     * Begins without anything to send.
     *
     * @param asked when it was asked for
     * @param buffered runs when something lies here that might have to be sent soon
     * @param ended runs once, when nothing will be sent any more
     */
    Delivery(ReadoutKey key, Route route, Instant asked, Runnable buffered, Runnable ended) {
        this.key = key;
        this.route = route;
        this.asked = asked;
        this.buffered = buffered;
        this.ended = ended;
    }

    ReadoutKey key() {
        return key;
    }

    /** Reads now; not if it was cancelled in the meantime. */
    void begin(View.Reading allowed) {
        boolean wanted;
        synchronized (this) {
            wanted = !over;
            underway = true;
            reading = allowed;
        }
        if (wanted) {
            allowed.start(this);
        } else {
            allowed.cancel();
        }
    }

    /** Says that a read-out that was queued begins. */
    void announceStart() {
        boolean sent;
        synchronized (this) {
            sent = over || send(route.dialect().started().serialize(new Started(key.seqnr())));
        }
        if (!sent) {
            cancel();
        }
    }

    /** Ends with what went wrong, before anything was read. */
    void refuse(String text) {
        failed(new Failure(NodeRef.SELF, Instant.now(), text));
        done();
    }

    @Override
    public void sampled(Sample sample) {
        boolean sent = true;
        synchronized (this) {
            if (over) {
                return;
            }
            List<List<Sample>> full = new ArrayList<>(1);
            parts.add(adapted(sample), full::add);
            for (List<Sample> part : full) {
                sent = sent && send(fields(part, false));
            }
        }
        if (sent) {
            buffered.run();
        } else {
            cancel();
        }
    }

    private Sample adapted(Sample sample) {
        return route.requester() == Requester.CONFORMANT
                ? sample
                : new Sample(
                        sample.node(),
                        sample.time(),
                        sample.fields().stream().map(route.requester()::adapt).toList());
    }

    @Override
    public synchronized void failed(Failure failure) {
        if (!over && failures.size() < MOST_FAILURES) {
            failures.add(failure);
        }
    }

    @Override
    public void done() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            sendEnd();
        }
        end();
    }

    private void sendEnd() {
        List<Sample> rest = parts.take();
        boolean apart = route.requester().wantsEndApart();
        boolean failed = !failures.isEmpty();
        boolean sent = true;
        if (!rest.isEmpty() || !(failed || apart)) {
            sent = send(fields(rest, !failed && !apart));
        }
        if (failed) {
            List<List<Failure>> groups = Parts.groups(failures);
            for (int i = 0; sent && i < groups.size(); i++) {
                boolean last = i == groups.size() - 1 && !apart;
                sent = send(route.dialect().failures().serialize(new Failures(key.seqnr(), last, groups.get(i))));
            }
        }
        if (sent && apart) {
            send(fields(List.of(), true));
        }
    }

    /** Sends what has lain here since the last time; for read-outs that take long. */
    void flush() {
        boolean sent = true;
        synchronized (this) {
            if (!over && !parts.isEmpty() && waited) {
                sent = send(fields(parts.take(), false));
            }
            waited = !parts.isEmpty();
        }
        if (!sent) {
            cancel();
        }
    }

    /** Whether something lies here that is not sent yet. */
    synchronized boolean isWaiting() {
        return !over && !parts.isEmpty();
    }

    /** Whether it was asked for then and never begun: its acceptance did not reach the stream. */
    synchronized boolean isForgotten(Instant since) {
        return !underway && asked.isBefore(since);
    }

    /** Waits for its time; runs that when nothing will be sent any more, at once if so already. */
    void queued(Runnable cleaning) {
        synchronized (this) {
            underway = true;
            if (!over) {
                cleanings.add(cleaning);
                return;
            }
        }
        cleaning.run();
    }

    private void end() {
        ended.run();
        List<Runnable> last;
        synchronized (this) {
            last = List.copyOf(cleanings);
        }
        last.forEach(Runnable::run);
    }

    /** Sends nothing more. */
    void cancel() {
        View.Reading begun;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            begun = reading;
        }
        // Not under the lock: the reading may hold its own while it waits for ours.
        if (begun != null) {
            begun.cancel();
        }
        end();
    }

    private Element fields(List<Sample> samples, boolean last) {
        return route.dialect().fields().serialize(new Fields(key.seqnr(), last, samples));
    }

    /** Whether it is on its way. */
    private boolean send(Element payload) {
        Element.Builder message = Element.builder(Namespaces.CLIENT, "message")
                .attribute("to", key.requester().toString());
        route.from().ifPresent(from -> message.attribute("from", from.toString()));
        try {
            route.connection().send(message.child(payload).build());
            return true;
        } catch (IllegalStateException e) {
            LOG.debug("The read-out for {} ends: {}", key.requester(), e.getMessage());
            return false;
        }
    }
}
