// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that a page of this console makes from those that a foreign page makes a browser send. Browsers name
 * the origin with every request that changes something; scripts and pages cannot forge these headers.
 */
public final class SameOrigin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** What the headers tell. */
    public enum Origin {
        /** Our own page, or a method that changes nothing. */
        OURS,
        /** Another site's page. */
        FOREIGN,
        /** No header says it: not a browser, or a very old one. */
        UNKNOWN
    }

    private SameOrigin() {}

    /** Where a request comes from. */
    public static Origin of(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return Origin.OURS;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return "same-origin".equals(site) ? Origin.OURS : Origin.FOREIGN;
        }
        String origin = request.getHeader("Origin");
        String source = origin == null ? request.getHeader("Referer") : origin;
        if (source == null) {
            return Origin.UNKNOWN;
        }
        String host = request.getHeader("Host");
        String authority = authority(source);
        return host != null && authority != null && authority.equals(host.toLowerCase(Locale.ROOT))
                ? Origin.OURS
                : Origin.FOREIGN;
    }

    private static @Nullable String authority(String address) {
        try {
            String authority = new URI(address).getRawAuthority();
            return authority == null ? null : authority.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
