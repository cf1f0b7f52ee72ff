// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * An address of XMPP, {@code local@domain/resource}. Local part and domain are compared in lower case (RFC 7622 §3.2,
 * §3.3), so they are kept so; the resource is case-sensitive. An empty string stands for an absent part.
 *
 * @param local before the {@code @}; empty for servers and components
 * @param domain never empty
 * @param resource after the {@code /}; empty in a bare address
 */
public record Jid(String local, String domain, String resource) implements Comparable<Jid> {

    private static final int MOST_BYTES = 1023;
    private static final String FORBIDDEN_IN_LOCAL = "\"&'/:<>@";

    /** Brings the parts into the form in which they are compared. */
    public Jid {
        local = composed(local).toLowerCase(Locale.ROOT);
        domain = composed(domain).toLowerCase(Locale.ROOT);
        resource = composed(resource);
        if (domain.endsWith(".")) {
            domain = domain.substring(0, domain.length() - 1);
        }
        if (domain.isEmpty() || !fits(domain) || hasAny(domain, c -> isSpace(c) || c == '@' || c == '/')) {
            throw new IllegalArgumentException("Not a domain of XMPP: \"" + domain + "\"");
        }
        if (!fits(local) || hasAny(local, c -> isSpace(c) || FORBIDDEN_IN_LOCAL.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("Not a user name of XMPP: \"" + local + "\"");
        }
        if (!fits(resource) || hasAny(resource, Character::isISOControl)) {
            throw new IllegalArgumentException("Not a resource of XMPP: \"" + resource + "\"");
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none, with a message for a person
     */
    public static Jid of(String text) {
        int slash = text.indexOf('/');
        String bare = slash < 0 ? text : text.substring(0, slash);
        int at = bare.indexOf('@');
        if (at == 0 || (slash >= 0 && slash == text.length() - 1)) {
            throw new IllegalArgumentException("Not an address of XMPP: \"" + text + "\"");
        }
        return new Jid(
                at < 0 ? "" : bare.substring(0, at),
                at < 0 ? bare : bare.substring(at + 1),
                slash < 0 ? "" : text.substring(slash + 1));
    }

    /** Reads an address that somebody else wrote; empty if it is none. */
    public static Optional<Jid> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address without its resource. */
    public Jid bare() {
        return resource.isEmpty() ? this : new Jid(local, domain, "");
    }

    /** The address with that resource. */
    public Jid withResource(String newResource) {
        return new Jid(local, domain, newResource);
    }

    /** Whether there is no resource. */
    public boolean isBare() {
        return resource.isEmpty();
    }

    /** Whether this is the address of an account or of a session of one, and not of a server or component. */
    public boolean hasLocal() {
        return !local.isEmpty();
    }

    /** Whether both are the same when resources are left aside. */
    public boolean sameBare(Jid other) {
        return local.equals(other.local) && domain.equals(other.domain);
    }

    @Override
    public int compareTo(Jid other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        String bare = local.isEmpty() ? domain : local + '@' + domain;
        return resource.isEmpty() ? bare : bare + '/' + resource;
    }

    /** Normalization Form C, in which ASCII always is. */
    private static String composed(String part) {
        return hasAny(part, c -> c > 0x7F) ? Normalizer.normalize(part, Normalizer.Form.NFC) : part;
    }

    private static boolean hasAny(String part, IntPredicate what) {
        for (int i = 0; i < part.length(); i++) {
            if (what.test(part.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** No character of Java takes more than three bytes. */
    private static boolean fits(String part) {
        return part.length() <= MOST_BYTES / 3 || part.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
