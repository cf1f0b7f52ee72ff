// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.hub.internal.core.Stanza;
import java.util.function.Predicate;

/** A component in this process, as the router sees it: every address at one domain. Thread-safe. */
public final class ComponentSession implements Station {

    private final Jid domain;
    private final Router router;
    private final Predicate<Element> sink;
    private volatile Pending pending = new Pending();

    /** The sink takes a stanza without blocking, or returns false if nobody is there. */
    public ComponentSession(Jid domain, Router router, Predicate<Element> sink) {
        this.domain = domain;
        this.router = router;
        this.sink = sink;
    }

    /** From here on stanzas to the domain come here; before {@link #abandon} was called and after. */
    public void attach() {
        router.attach(domain.domain(), this);
    }

    @Override
    public boolean deliver(Stanza stanza) {
        return pending.hand(stanza, sink);
    }

    /**
     * Understands the addresses of a stanza: without {@code from} it is the domain's, without {@code to} it is for the
     * server.
     *
     * @throws IllegalArgumentException if an address is none, or {@code from} is another domain's
     */
    public Stanza address(Element element) {
        Jid from = element.attribute("from").map(Jid::of).orElse(domain);
        if (!from.domain().equals(domain.domain())) {
            throw new IllegalArgumentException(domain + " cannot send in the name of " + from);
        }
        Jid to = element.attribute("to").map(Jid::of).orElse(router.domain());
        return Stanza.of(element, from, to);
    }

    /** Sends a stanza. May block on the disk. */
    public void send(Stanza stanza) {
        if (stanza.isIq() && !stanza.isRequest()) {
            pending.answered(stanza.to(), stanza.id());
        }
        router.received(stanza);
    }

    /** Answers with an error what was asked and not answered, since nobody will. */
    public void abandon() {
        Pending left = pending;
        pending = new Pending();
        router.abandoned(left.close());
    }
}
