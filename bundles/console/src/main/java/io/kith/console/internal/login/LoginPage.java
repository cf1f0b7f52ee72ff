// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page with the login form; whole in itself, since nothing else of the console is shown to strangers. */
final class LoginPage {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final String page = text("login.html");
    private final String style = text("login.css");

    void show(HttpServletResponse response, int status, String root, String to, String error) throws IOException {
        String filled = page.replace("{root}", escaped(root))
                .replace("{hidden}", error.isEmpty() ? "hidden" : "")
                .replace("{error}", escaped(error))
                .replace("{to}", escaped(to));
        response.setHeader("Content-Security-Policy", POLICY);
        send(response, status, "text/html", filled);
    }

    void showStyle(HttpServletResponse response) throws IOException {
        send(response, HttpServletResponse.SC_OK, "text/css", style);
    }

    static void send(HttpServletResponse response, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type + "; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String text(String name) {
        try (InputStream in = LoginPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The bundle lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
