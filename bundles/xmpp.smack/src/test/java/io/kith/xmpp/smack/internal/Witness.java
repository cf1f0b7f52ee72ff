// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.fail;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Link;
import io.kith.xmpp.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Notes everything that a link tells, in order, and waits for it. */
final class Witness implements Link.Listener {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Object> told = new ArrayList<>();
    private final Set<Thread> threads = new HashSet<>();

    @Override
    public void status(Status status) {
        note(status);
    }

    @Override
    public void online(Jid boundJid) {
        note(boundJid);
    }

    @Override
    public void received(Element stanza) {
        note(stanza);
    }

    private synchronized void note(Object event) {
        threads.add(Thread.currentThread());
        told.add(event);
        notifyAll();
    }

    synchronized List<Object> told() {
        return List.copyOf(told);
    }

    synchronized Set<Thread> threads() {
        return Set.copyOf(threads);
    }

    <T> long count(Class<T> type, Predicate<T> which) {
        return told().stream()
                .filter(e -> type.isInstance(e) && which.test(type.cast(e)))
                .count();
    }

    /** Waits until that many such events have been told, and returns the last of them. */
    <T> T await(Class<T> type, int times, Predicate<T> which) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (this) {
            while (true) {
                List<T> found = told.stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .filter(which)
                        .toList();
                if (found.size() >= times) {
                    return found.get(times - 1);
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return fail("Not told in time; told was lately "
                            + told.subList(Math.max(0, told.size() - 6), told.size()));
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    return fail(e);
                }
            }
        }
    }

    Status await(Status.State state) {
        return await(Status.class, 1, s -> s.state() == state);
    }

    Jid awaitOnline() {
        return awaitOnline(1);
    }

    /** Waits until the link was online that many times, and said so. */
    Jid awaitOnline(int times) {
        Jid bound = await(Jid.class, times, j -> true);
        await(Status.class, times, s -> s.state() == Status.State.ONLINE);
        return bound;
    }

    Element awaitStanza(Predicate<Element> which) {
        return await(Element.class, 1, which);
    }

    Element awaitStanza(String id) {
        return awaitStanza(s -> s.attribute("id").orElse("").equals(id));
    }
}
