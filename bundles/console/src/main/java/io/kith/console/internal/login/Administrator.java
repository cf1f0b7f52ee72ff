// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one person who may log in. Passwords are checked one at a time, so that guessing from many sides at once costs
 * the house one processor and no more; a pair that was right before is known again without that work.
 */
final class Administrator {

    private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);
    static final int SHORTEST_PASSWORD = 12;
    static final int LONGEST_PASSWORD = 200;
    private static final Duration QUEUE = Duration.ofSeconds(5);

    private final PasswordFile file;
    private final Throttle throttle;
    private final SecureRandom random;
    private final byte[] processKey = new byte[32];
    private final ReentrantLock checking = new ReentrantLock(true);
    private volatile String name;
    private volatile Optional<PasswordHash> hash;
    private volatile Optional<byte[]> known = Optional.empty();

    /** What became of a login. */
    sealed interface Outcome {}

    /** It was right. */
    record Granted() implements Outcome {}

    /**
     * It was not, or was not looked at.
     *
     * @param text for whoever tries
     * @param pause how long further tries are not looked at
     */
    record Refused(String text, Duration pause) implements Outcome {}

    /**
     * Begins with what the file holds.
     *
     * @param hash empty if the file cannot be used: then nobody may log in
     */
    Administrator(String name, PasswordFile file, Optional<PasswordHash> hash, Throttle throttle, SecureRandom random) {
        this.name = name;
        this.file = file;
        this.hash = hash;
        this.throttle = throttle;
        this.random = random;
        random.nextBytes(processKey);
    }

    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
        known = Optional.empty();
    }

    /** Checks a name and a password that came from an address. */
    Outcome login(String address, String givenName, String password) {
        byte[] digest = digest(givenName, password);
        if (known.filter(k -> MessageDigest.isEqual(k, digest)).isPresent()) {
            return new Granted();
        }
        return inTurn(() -> check(address, givenName, password, digest));
    }

    /** Replaces the password after the present one was given. */
    Outcome change(String address, String present, String fresh) throws IOException {
        if (fresh.length() < SHORTEST_PASSWORD || fresh.length() > LONGEST_PASSWORD) {
            return new Refused(
                    "The new password needs " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.",
                    Duration.ZERO);
        }
        Outcome outcome = inTurn(() -> check(address, name, present, digest(name, present)));
        if (outcome instanceof Refused) {
            return outcome;
        }
        PasswordHash next = PasswordHash.of(fresh, random);
        file.write(next);
        hash = Optional.of(next);
        known = Optional.empty();
        return outcome;
    }

    /** One check at a time, in order of arrival. */
    private Outcome inTurn(Supplier<Outcome> check) {
        boolean mine = false;
        try {
            mine = checking.tryLock(QUEUE.toMillis(), TimeUnit.MILLISECONDS);
            return mine ? check.get() : new Refused("Too many logins at once. Try again.", QUEUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Refused("The house is stopping.", Duration.ZERO);
        } finally {
            if (mine) {
                checking.unlock();
            }
        }
    }

    private Outcome check(String address, String givenName, String password, byte[] digest) {
        Duration pause = throttle.pause(address);
        if (!pause.isZero()) {
            return new Refused("Too many failed logins. Wait " + (pause.toSeconds() + 1) + " s and try again.", pause);
        }
        PasswordHash kept = hash.orElse(null);
        if (kept == null) {
            return new Refused("Nobody can log in: the password file cannot be used; the log says why.", Duration.ZERO);
        }
        boolean rightPassword = password.length() <= LONGEST_PASSWORD && kept.matches(password);
        boolean rightName = MessageDigest.isEqual(bytes(givenName), bytes(name));
        if (!rightPassword || !rightName) {
            throttle.failed(address);
            LOG.warn("A login to the console failed, from {}", address);
            return new Refused("Wrong user name or password.", throttle.pause(address));
        }
        throttle.succeeded(address);
        known = Optional.of(digest);
        return new Granted();
    }

    private byte[] digest(String givenName, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(processKey, "HmacSHA256"));
            mac.update(bytes(givenName));
            mac.update((byte) 0);
            return mac.doFinal(bytes(password));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks HMAC with SHA-256: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
