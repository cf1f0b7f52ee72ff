// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Scripts, styles and pictures of the pages. The browser asks each time whether its copy is still the same, by content:
 * all files of a bundle bear the same date, whatever its version, since builds are reproducible.
 */
final class Resource {

    private static final Pattern NAME = Pattern.compile("[a-z]+\\.(js|css|svg)");
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");

    private final byte[] bytes;
    private final String type;

    private Resource(byte[] bytes, String type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** The resource of that name, if there is one. */
    static Optional<Resource> find(String name) throws IOException {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try (InputStream in = Resource.class.getResourceAsStream("/res/" + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Resource(in.readAllBytes(), TYPES.getOrDefault(matcher.group(1), "")));
        }
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tag = '"' + Integer.toHexString(Arrays.hashCode(bytes)) + '-' + bytes.length + '"';
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-cache");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
