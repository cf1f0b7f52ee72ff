// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.routing;

import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.core.Policy;
import io.kith.xmpp.hub.internal.sasl.Network;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In-band registration, XEP-0077: before login to make an account, after it to change or remove one's own. */
public final class Registration {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int ADDRESSES = 1000;

    private final Accounts accounts;
    private final Supplier<Policy> policy;
    private final LongSupplier millis;
    private final Map<String, Made> made = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Made(long since, int count) {}

    private record Form(Optional<String> username, Optional<String> password, boolean remove) {}

    Registration(Accounts accounts, Supplier<Policy> policy, LongSupplier millis) {
        this.accounts = accounts;
        this.policy = policy;
        this.millis = millis;
    }

    /** Whether strangers may make accounts. */
    public boolean isOpen() {
        return policy.get().registration();
    }

    /** Answers a stranger at that address. */
    public Reply beforeLogin(String type, Element query, String address) throws StanzaException {
        if (!isOpen()) {
            throw new StanzaException(
                    Condition.SERVICE_UNAVAILABLE,
                    "Accounts are made by whoever runs this house, not by registration.");
        }
        if (type.equals("get")) {
            return Reply.of(Element.builder(Ns.REGISTER, "query")
                    .child(Ns.REGISTER, "instructions", "Choose a name and a password.")
                    .child(Ns.REGISTER, "username")
                    .child(Ns.REGISTER, "password")
                    .build());
        }
        Form form = read(query);
        if (form.remove) {
            throw new StanzaException(Condition.UNEXPECTED_REQUEST, "Log in to remove your account.");
        }
        String username = required(form.username, "username");
        String password = required(form.password, "password");
        create(username, password, address);
        return Reply.empty();
    }

    /** Answers somebody who is logged in. */
    Reply afterLogin(String type, Element query, User user) throws StanzaException {
        if (type.equals("get")) {
            return Reply.of(Element.builder(Ns.REGISTER, "query")
                    .child(Ns.REGISTER, "registered")
                    .child(Ns.REGISTER, "username", user.local())
                    .child(Ns.REGISTER, "password")
                    .build());
        }
        Form form = read(query);
        if (form.remove) {
            Runnable endStreams = accounts.removeQuietly(user.local()).orElse(() -> {});
            LOG.info("{} removed its account", user.jid());
            return Reply.empty().then(endStreams);
        }
        String username = form.username.orElse(user.local());
        if (!isNamed(user, username)) {
            throw new StanzaException(Condition.NOT_ALLOWED, "Log out to make another account.");
        }
        // XEP-0077 §3.3: an empty password keeps the old one.
        String password = form.password.orElse("");
        if (!password.isEmpty()) {
            try {
                accounts.changePassword(user.local(), password);
            } catch (IllegalArgumentException e) {
                throw notAcceptable(e);
            }
            LOG.info("{} changed its password", user.jid());
        }
        return Reply.empty();
    }

    private void create(String username, String password, String address) throws StanzaException {
        try {
            if (accounts.exists(accounts.prepare(username))) {
                throw new StanzaException("cancel", Condition.CONFLICT, "That name is taken.", List.of());
            }
            if (!mayMakeAnother(Network.of(address))) {
                throw new StanzaException(
                        Condition.RESOURCE_CONSTRAINT, "Too many accounts were made from there; try in an hour.");
            }
            switch (accounts.create(username, password)) {
                case CREATED -> LOG.info("{} was registered from {}", accounts.prepare(username), address);
                case TAKEN -> throw new StanzaException("cancel", Condition.CONFLICT, "That name is taken.", List.of());
                case FULL -> throw new StanzaException(Condition.RESOURCE_CONSTRAINT, "This house has no more room.");
            }
        } catch (IllegalArgumentException e) {
            throw notAcceptable(e);
        }
    }

    private synchronized boolean mayMakeAnother(String network) {
        long now = millis.getAsLong();
        Made past = made.get(network);
        if (past == null || now - past.since > HOUR) {
            past = new Made(now, 0);
        }
        if (past.count >= policy.get().storage().registrationsPerHour()) {
            return false;
        }
        made.put(network, new Made(past.since, past.count + 1));
        return true;
    }

    private boolean isNamed(User user, String username) {
        try {
            return accounts.prepare(username).equals(user.local());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** XEP-0077 §5: a submitted form counts more than the elements beside it. */
    private static Form read(Element query) throws StanzaException {
        if (query.child(Ns.REGISTER, "remove").isPresent()) {
            if (query.children().size() != 1) {
                throw new StanzaException(Condition.BAD_REQUEST, "A removal holds nothing else.");
            }
            return new Form(Optional.empty(), Optional.empty(), true);
        }
        Optional<Element> form = query.child(Ns.FORM, "x");
        if (form.isPresent()) {
            return new Form(field(form.get(), "username"), field(form.get(), "password"), false);
        }
        return new Form(
                query.child(Ns.REGISTER, "username").map(Element::text),
                query.child(Ns.REGISTER, "password").map(Element::text),
                false);
    }

    private static Optional<String> field(Element form, String name) {
        return form.children(Ns.FORM, "field").stream()
                .filter(f -> f.attribute("var").filter(name::equals).isPresent())
                .flatMap(f -> f.child(Ns.FORM, "value").stream())
                .map(Element::text)
                .findFirst();
    }

    private static String required(Optional<String> value, String name) throws StanzaException {
        return value.filter(v -> !v.isEmpty())
                .orElseThrow(() -> new StanzaException(Condition.NOT_ACCEPTABLE, "The " + name + " is missing."));
    }

    private static StanzaException notAcceptable(IllegalArgumentException e) {
        return new StanzaException(Condition.NOT_ACCEPTABLE, String.valueOf(e.getMessage()));
    }
}
