// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import io.kith.console.internal.login.Administrator.Granted;
import io.kith.console.internal.login.Administrator.Outcome;
import io.kith.console.internal.login.Administrator.Refused;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees each request to the console first. A person gets a login page and then a session; a program sends name and
 * password with each request (RFC 7617). Changes are refused when another site's page asks for them.
 */
final class Login implements SecurityProvider {

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final String PATH = "/login";
    private static final String FIRST_PAGE = "/kith-things";
    private static final String STYLE_PATH = "/login/style.css";
    private static final String REMOTE_USER = "org.osgi.service.http.authentication.remote.user";
    private static final String AUTHENTICATION_TYPE = "org.osgi.service.http.authentication.type";

    /** The web console's own header and libraries need inline scripts and eval; nothing may come from elsewhere. */
    private static final String POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    private final Administrator administrator;
    private final Sessions sessions;
    private final Runnable onLogin;
    private final LoginPage page = new LoginPage();
    private volatile Duration life;

    /**
     * Guards with that administrator.
     *
     * @param life how long a session lasts
     * @param onLogin runs after each successful login
     */
    Login(Administrator administrator, Sessions sessions, Duration life, Runnable onLogin) {
        this.administrator = administrator;
        this.sessions = sessions;
        this.life = life;
        this.onLogin = onLogin;
    }

    void life(Duration newLife) {
        life = newLife;
    }

    @Override
    public boolean authorize(Object user, String role) {
        return administrator.name().equals(user);
    }

    @Override
    public @Nullable Object authenticate(HttpServletRequest request, HttpServletResponse response) {
        try {
            protect(response);
            Optional<String> user = admitted(request, response);
            user.ifPresent(name -> {
                request.setAttribute(REMOTE_USER, name);
                request.setAttribute(AUTHENTICATION_TYPE, "kith");
            });
            return user.orElse(null);
        } catch (IOException e) {
            LOG.debug("A client of the console went away: {}", e.getMessage());
            return null;
        }
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        sessionToken(request).ifPresent(sessions::end);
        try {
            String uri = request.getRequestURI();
            String root = uri.substring(0, Math.max(0, uri.lastIndexOf('/')));
            setCookie(request, response, root, "", Duration.ZERO);
            redirect(response, root + PATH);
        } catch (IOException e) {
            LOG.debug("A client of the console went away: {}", e.getMessage());
        }
    }

    /** The user, or empty when an answer was sent instead. */
    private Optional<String> admitted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        SameOrigin.Origin origin = SameOrigin.of(request);
        if (origin == SameOrigin.Origin.FOREIGN) {
            LOG.warn("Refused a change that a page of another site asked for, from {}", request.getRemoteAddr());
            LoginPage.send(response, 403, "text/plain", "Refused: a page of another site asked for this change.\n");
            return Optional.empty();
        }
        if (path.equals(STYLE_PATH)) {
            page.showStyle(response);
            return Optional.empty();
        }
        if (path.equals(PATH)) {
            atLoginPage(request, response);
            return Optional.empty();
        }
        Optional<String> session = sessionToken(request).flatMap(sessions::user);
        if (session.isPresent() && origin == SameOrigin.Origin.OURS) {
            return session;
        }
        Optional<Outcome> basic = basic(request);
        if (basic.isPresent() && basic.get() instanceof Granted) {
            return Optional.of(administrator.name());
        }
        challenge(request, response, basic);
        return Optional.empty();
    }

    private void atLoginPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String root = root(request);
        String to = target(root, request.getParameter("to"));
        if (!request.getMethod().equals("POST")) {
            page.show(response, HttpServletResponse.SC_OK, root, to, "");
            return;
        }
        Outcome outcome = login(request, text(request.getParameter("user")), text(request.getParameter("password")));
        if (outcome instanceof Refused refused) {
            page.show(response, announced(response, refused), root, to, refused.text());
            return;
        }
        setCookie(request, response, root, sessions.begin(administrator.name(), life), life);
        redirect(response, to);
    }

    private Outcome login(HttpServletRequest request, String name, String password) {
        Outcome outcome = administrator.login(request.getRemoteAddr(), name, password);
        if (outcome instanceof Granted) {
            onLogin.run();
        }
        return outcome;
    }

    private Optional<Outcome> basic(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(login(request, pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void challenge(HttpServletRequest request, HttpServletResponse response, Optional<Outcome> tried)
            throws IOException {
        boolean person = text(request.getHeader("Accept")).contains("text/html");
        if (person && tried.isEmpty()) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            String to = request.getMethod().equals("GET") ? request.getRequestURI() + query : "";
            redirect(response, root(request) + PATH + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
            return;
        }
        int status = HttpServletResponse.SC_UNAUTHORIZED;
        String say = "Log in with the console's user name and password.";
        if (tried.isPresent() && tried.get() instanceof Refused refused) {
            status = announced(response, refused);
            say = refused.text();
        }
        // A browser would open a dialogue of its own for "Basic", over a page that only polls.
        boolean browser = text(request.getHeader("User-Agent")).startsWith("Mozilla/");
        response.setHeader("WWW-Authenticate", (browser ? "Session" : "Basic") + " realm=\"Kith\", charset=\"UTF-8\"");
        LoginPage.send(response, status, "text/plain", say + "\n");
    }

    private static int announced(HttpServletResponse response, Refused refused) {
        if (refused.pause().isZero()) {
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        response.setHeader("Retry-After", Long.toString(refused.pause().toSeconds() + 1));
        return 429;
    }

    private static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
    }

    private static String root(HttpServletRequest request) {
        return request.getContextPath() + request.getServletPath();
    }

    /** Where to go after the login: a page of the console and nowhere else. */
    private static String target(String root, @Nullable String wanted) {
        boolean ours = wanted != null
                && (wanted.startsWith(root + "/") || wanted.startsWith(root + "?"))
                && !wanted.startsWith(root + PATH)
                && !wanted.contains("..")
                && wanted.chars().noneMatch(c -> c <= ' ' || c == '\\' || c > '~');
        return ours && wanted != null && wanted.length() > root.length() + 1 ? wanted : root + FIRST_PAGE;
    }

    private static void redirect(HttpServletResponse response, String to) throws IOException {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", to);
        response.setHeader("Cache-Control", "no-store");
        response.flushBuffer();
    }

    /** Cookies do not tell ports apart, and two houses may run on one machine. */
    private static String cookieName(HttpServletRequest request) {
        return "kith-console-" + request.getServerPort();
    }

    private static void setCookie(
            HttpServletRequest request, HttpServletResponse response, String root, String token, Duration age) {
        response.addHeader(
                "Set-Cookie",
                cookieName(request) + "=" + token + "; Path=" + root + "; Max-Age=" + age.toSeconds()
                        + "; HttpOnly; SameSite=Lax" + (request.isSecure() ? "; Secure" : ""));
    }

    private static Optional<String> sessionToken(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String name = cookieName(request);
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
