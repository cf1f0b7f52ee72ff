// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import io.kith.model.Jid;
import io.kith.xmpp.hub.internal.sasl.SaslException.Condition;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says who may log in. Thread-safe. */
public final class Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
    private static final String PLAIN = "PLAIN";

    private final String domain;
    private final Function<String, Optional<Credentials>> accounts;
    private final byte[] secret;
    private final LoginGuard guard;
    private final SecureRandom random = new SecureRandom();

    /** Accounts are looked up by local part; the secret makes invented salts stable; the clock is in milliseconds. */
    public Authenticator(
            String domain, Function<String, Optional<Credentials>> accounts, byte[] secret, LongSupplier millis) {
        this.domain = domain;
        this.accounts = accounts;
        this.secret = secret.clone();
        this.guard = new LoginGuard(millis);
    }

    /** Mechanisms to offer, the strongest first: PLAIN only where nobody can listen. */
    public static List<String> mechanisms(boolean encrypted) {
        List<String> names = new ArrayList<>();
        for (ScramHash hash : ScramHash.values()) {
            names.add(hash.mechanism());
        }
        if (encrypted) {
            names.add(PLAIN);
        }
        return names;
    }

    /** Begins a login by a client at that address. */
    public Login begin(String mechanism, String address, boolean encrypted) throws SaslException {
        if (mechanism.equals(PLAIN) && !encrypted) {
            throw new SaslException(Condition.ENCRYPTION_REQUIRED, "PLAIN is taken inside TLS only.");
        }
        if (mechanism.equals(PLAIN)) {
            return new Login(address, Optional.empty());
        }
        for (ScramHash hash : ScramHash.values()) {
            if (hash.mechanism().equals(mechanism)) {
                ServerScram scram = new ServerScram(hash, user -> keys(hash, user), nonce());
                return new Login(address, Optional.of(scram));
            }
        }
        throw new SaslException(Condition.INVALID_MECHANISM, "The mechanism is not one of those offered.");
    }

    /** One login. Used by one thread. */
    public final class Login {
        private final String address;
        private final Optional<ServerScram> scram;
        private Optional<String> user = Optional.empty();

        private Login(String address, Optional<ServerScram> scram) {
            this.address = address;
            this.scram = scram;
        }

        /**
         * Takes what the client says.
         *
         * @return what to say back: a challenge, or once {@link #user()} is known, additional data with success;
         *     empty for an empty success
         */
        public String step(String message) throws SaslException {
            if (scram.isEmpty()) {
                plain(message);
                return "";
            }
            ServerScram exchange = scram.get();
            if (!exchange.isBegun()) {
                return exchange.first(message);
            }
            String account = local(exchange.user()).orElse("");
            attempt(account);
            try {
                String proof = exchange.last(message);
                accept(account);
                return proof;
            } catch (SaslException e) {
                throw refused(account, e);
            }
        }

        /** The local part of the account that logged in. */
        public Optional<String> user() {
            return user;
        }

        private void plain(String message) throws SaslException {
            String[] parts = message.split("\0", -1);
            if (parts.length != 3 || parts[1].isEmpty()) {
                throw new SaslException(Condition.MALFORMED_REQUEST, "PLAIN wants a name and a password.");
            }
            String account = local(parts[1]).orElse("");
            if (!parts[0].isEmpty() && !Jid.parse(parts[0]).equals(Jid.parse(account + '@' + domain))) {
                throw new SaslException(Condition.INVALID_AUTHZID, "Log in as yourself.");
            }
            attempt(account);
            // A derivation is made for unknown names too, so that time does not tell them apart.
            Credentials credentials = accounts.apply(account)
                    .orElseGet(() ->
                            new Credentials(invented(ScramHash.SHA_1, account), invented(ScramHash.SHA_256, account)));
            if (!credentials.match(parts[2])) {
                throw refused(account, ServerScram.wrong());
            }
            accept(account);
        }

        private void accept(String account) {
            guard.succeeded(address, account);
            user = Optional.of(account);
        }

        private SaslException refused(String account, SaslException why) {
            LOG.info(
                    "Login as {} from {} failed: {}",
                    account,
                    address,
                    why.condition().token());
            return why;
        }

        /** Before a password is looked at: the attempt counts as failed until it is known to be right. */
        private void attempt(String account) throws SaslException {
            if (!guard.begin(address, account)) {
                throw new SaslException(
                        Condition.TEMPORARY_AUTH_FAILURE, "Too many logins failed; wait a few minutes.");
            }
        }
    }

    private ScramKeys keys(ScramHash hash, String user) {
        return local(user)
                .flatMap(accounts)
                .map(c -> c.keys(hash))
                .orElseGet(() -> invented(hash, local(user).orElse(user)));
    }

    /** Keys that no proof fits, the same for the same name each time. */
    private ScramKeys invented(ScramHash hash, String user) {
        byte[] salt = new byte[Credentials.SALT_BYTES];
        System.arraycopy(ScramHash.SHA_256.hmac(secret, hash.mechanism() + ' ' + user), 0, salt, 0, salt.length);
        byte[] noKey = new byte[hash.hmac(secret, user).length];
        random.nextBytes(noKey);
        Base64.Encoder base64 = Base64.getEncoder();
        return new ScramKeys(
                base64.encodeToString(salt),
                Credentials.ITERATIONS,
                base64.encodeToString(noKey),
                base64.encodeToString(noKey));
    }

    /** Some clients give their whole address. */
    private Optional<String> local(String user) {
        String suffix = '@' + domain;
        String name = user.endsWith(suffix) ? user.substring(0, user.length() - suffix.length()) : user;
        return Jid.parse(name + suffix).filter(Jid::isBare).map(Jid::local);
    }

    private String nonce() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }
}
