// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.model.Jid;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.core.Stanza;
import io.kith.xmpp.hub.internal.core.StreamError;
import io.kith.xmpp.hub.internal.core.StreamException;
import io.kith.xmpp.hub.internal.store.HubStore;
import io.kith.xmpp.hub.internal.store.StoreException;
import io.kith.xmpp.hub.internal.store.Subscription.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each stanza to whoever it is for, RFC 6120 §10. Runs on the thread of whoever sends, which may block on the
 * disk and never on another client.
 */
public final class Router implements Post {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final int MOST_SESSIONS = 20;

    private final Users users;
    private final Rosters rosters;
    private final Presences presences;
    private final Subscriptions subscriptions;
    private final Messages messages;
    private final Accounts accounts;
    private final Registration registration;
    private final Requests requests;
    private final ClientStanzas clientStanzas;
    private final Map<String, Station> stations = new ConcurrentHashMap<>();

    /** A router for that domain; the clock is in milliseconds. */
    public Router(String domain, HubStore store, Supplier<Policy> policy, LongSupplier millis) {
        this.users = new Users(new Jid("", domain, ""), store.accounts());
        this.rosters = new Rosters(store.rosters(), policy);
        this.presences = new Presences(users, rosters, this);
        this.subscriptions = new Subscriptions(users, rosters, presences, this);
        this.messages = new Messages(users, store.offline(), policy, this);
        this.accounts = new Accounts(store.accounts(), users, subscriptions, policy);
        this.registration = new Registration(accounts, policy, millis);
        this.requests = new Requests(users, rosters, subscriptions, registration, () -> stations.keySet().stream()
                .sorted()
                .toList());
        this.clientStanzas = new ClientStanzas(users, presences, subscriptions, messages, this);
    }

    /** Accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** In-band registration. */
    public Registration registration() {
        return registration;
    }

    /** The address of this server. */
    public Jid domain() {
        return users.domain();
    }

    /** Lets somebody serve a domain beside ours. */
    void attach(String domain, Station station) {
        stations.put(domain, station);
    }

    /**
     * Binds a resource; an older session with it ends.
     *
     * @param resource as asked for; a generated one if empty
     */
    public ClientSession bind(String local, String resource, Outlet outlet) throws StanzaException {
        User user = users.find(local)
                .orElseThrow(() -> new StanzaException(Condition.NOT_ALLOWED, "The account was removed."));
        String name =
                resource.isEmpty() ? "kith-" + UUID.randomUUID().toString().substring(0, 8) : resource;
        Jid jid;
        try {
            jid = user.jid().withResource(name);
        } catch (IllegalArgumentException e) {
            throw new StanzaException(Condition.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        ClientSession session = new ClientSession(jid, user, outlet);
        synchronized (user) {
            Optional<ClientSession> older = user.session(jid.resource());
            if (older.isEmpty() && user.sessions().size() >= MOST_SESSIONS) {
                throw new StanzaException(Condition.RESOURCE_CONSTRAINT, "The account has too many sessions.");
            }
            older.ifPresent(s -> {
                ended(s, List.of());
                s.end(new StreamException(StreamError.CONFLICT, "Somebody else logged in with this resource."));
            });
            outlet.bound(jid);
            user.add(session);
        }
        if (users.find(local).filter(user::equals).isEmpty()) {
            session.end(new StreamException(StreamError.NOT_AUTHORIZED, "The account was removed."));
        }
        return session;
    }

    /** A session ended; what it did not read goes elsewhere or back. May be called again. */
    public void ended(ClientSession session, List<Element> unread) {
        if (session.user().remove(session)) {
            presences.unavailable(session, Presences.ofType("unavailable"));
            for (Stanza request : session.pending().close()) {
                bounce(request, Condition.SERVICE_UNAVAILABLE, "The resource went offline before it answered.");
            }
        }
        for (Element stanza : unread) {
            if (stanza.localName().equals("message")) {
                Optional<Jid> from = stanza.attribute("from").flatMap(Jid::parse);
                Jid to = stanza.attribute("to").flatMap(Jid::parse).orElse(session.jid());
                from.ifPresent(f -> route(new Stanza(stanza, f, to)));
            }
        }
    }

    /** Takes what a client sends. */
    public void received(ClientSession session, Element element) throws StreamException {
        clientStanzas.received(session, element);
    }

    /** Takes what a component sends; an error comes back to it like any other stanza. */
    void received(Stanza stanza) {
        try {
            route(stanza);
        } catch (StoreException e) {
            LOG.error("A stanza of {} could not be kept", stanza.from(), e);
            bounce(stanza, Condition.INTERNAL_SERVER_ERROR, "The server cannot write to its disk.");
        }
    }

    /** A component that goes: what it did not answer is answered for it. */
    void abandoned(List<Stanza> requests) {
        for (Stanza request : requests) {
            bounce(request, Condition.SERVICE_UNAVAILABLE, request.to().domain() + " went away before it answered.");
        }
    }

    @Override
    public void route(Stanza stanza) {
        Jid to = stanza.to();
        if (stanza.isIq()) {
            iq(stanza);
        } else if (!isOurs(to)) {
            toStation(stanza);
        } else if (!to.hasLocal()) {
            if (stanza.isMessage()) {
                bounce(stanza, Condition.SERVICE_UNAVAILABLE, "The server reads no messages.");
            }
        } else if (stanza.isMessage()) {
            messages.route(stanza);
        } else {
            presenceToUser(stanza);
        }
    }

    private boolean isOurs(Jid jid) {
        return jid.domain().equals(users.domain().domain());
    }

    private void presenceToUser(Stanza stanza) {
        Optional<Kind> kind = Kind.ofToken(stanza.type());
        if (kind.isPresent()) {
            subscriptions.inbound(kind.get(), stanza);
        } else if (stanza.type().equals("probe")) {
            presences.probed(stanza);
        } else {
            users.find(stanza.to()).ifPresent(u -> presences.deliver(u, stanza));
        }
    }

    private void toStation(Stanza stanza) {
        Station station = stations.get(stanza.to().domain());
        if (station == null) {
            bounce(
                    stanza,
                    Condition.REMOTE_SERVER_NOT_FOUND,
                    "This house does not reach " + stanza.to().domain() + '.');
        } else if (!station.deliver(stanza)) {
            bounce(stanza, Condition.SERVICE_UNAVAILABLE, stanza.to().domain() + " is not running.");
        }
    }

    private void iq(Stanza iq) {
        if (!iq.isRequest()) {
            answered(iq);
            return;
        }
        List<Element> payloads = iq.element().children();
        if (payloads.size() != 1 || iq.id().isEmpty()) {
            bounce(iq, Condition.BAD_REQUEST, "A request has an id and exactly one child.");
        } else if (!isOurs(iq.to())) {
            toStation(iq);
        } else if (iq.to().hasLocal() && !iq.to().isBare()) {
            if (!users.session(iq.to()).map(s -> s.deliver(iq)).orElse(false)) {
                bounce(iq, Condition.SERVICE_UNAVAILABLE, "The resource is not online.");
            }
        } else {
            answer(iq, payloads.get(0));
        }
    }

    private void answered(Stanza iq) {
        if (!iq.type().equals("result") && !iq.type().equals("error")) {
            bounce(iq, Condition.BAD_REQUEST, "An iq is of type get, set, result or error.");
        } else if (!isOurs(iq.to())) {
            toStation(iq);
        } else {
            users.session(iq.to()).ifPresent(s -> s.deliver(iq));
        }
    }

    private void answer(Stanza iq, Element payload) {
        // Looked up before, since after the removal of its account nobody finds the session any longer.
        Optional<ClientSession> asker = users.session(iq.from());
        try {
            Reply reply;
            if (iq.to().hasLocal()) {
                reply = requests.toAccount(iq, payload);
            } else if (iq.to().isBare()) {
                reply = requests.toServer(iq, payload);
            } else {
                throw new StanzaException(Condition.SERVICE_UNAVAILABLE, "The server has no resources.");
            }
            Element.Builder result = iq.result();
            reply.payload().ifPresent(result::child);
            Element answer = result.build();
            asker.ifPresentOrElse(s -> s.push(answer), () -> reply(iq, answer));
            reply.then().run();
        } catch (StanzaException e) {
            reply(iq, iq.error(e));
        }
    }

    @Override
    public void bounce(Stanza stanza, Condition condition, String text) {
        if (stanza.mayBounce()) {
            reply(stanza, stanza.error(new StanzaException(condition, text)));
        }
    }

    private void reply(Stanza request, Element reply) {
        route(new Stanza(reply, request.to(), request.from()));
    }

    @Override
    public boolean serves(Jid jid) {
        return isOurs(jid) || stations.containsKey(jid.domain());
    }
}
