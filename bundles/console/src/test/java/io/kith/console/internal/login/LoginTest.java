// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.console.internal.FakeExchange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    private static final String PASSWORD = "k7fm-x2qp-9rtw-h4zd";
    private static final String HTML = "text/html,application/xhtml+xml";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PasswordHash HASH = PasswordHash.of(PASSWORD, RANDOM, 1000);

    private final MovingClock clock = new MovingClock();
    private final Sessions sessions = new Sessions(RANDOM, clock);
    private final AtomicInteger logins = new AtomicInteger();

    private final Path folder;
    private final Administrator administrator;
    private final Login login;

    LoginTest(@TempDir Path folder) {
        this.folder = folder;
        administrator = administrator(folder, Optional.of(HASH));
        login = new Login(administrator, sessions, Duration.ofHours(1), logins::incrementAndGet);
    }

    private Administrator administrator(Path folder, Optional<PasswordHash> hash) {
        return new Administrator(
                "admin", new PasswordFile(folder.resolve("password")), hash, new Throttle(clock), RANDOM);
    }

    private Object authenticate(FakeExchange exchange) {
        Object user = login.authenticate(exchange.request(), exchange.response());
        return user == null ? "" : user;
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private FakeExchange logIn(String user, String password, String to) {
        FakeExchange exchange = FakeExchange.post("/login")
                .with("user", user)
                .with("password", password)
                .with("to", to);
        assertEquals("", authenticate(exchange));
        return exchange;
    }

    private String session() {
        return logIn("admin", PASSWORD, "").sent("Set-Cookie");
    }

    @Test
    void aProgramIsAskedForNameAndPassword() {
        FakeExchange curl = FakeExchange.get("/").header("Accept", "*/*").header("User-Agent", "curl/8.0");
        assertEquals("", authenticate(curl));
        assertEquals(401, curl.status());
        assertTrue(curl.sent("WWW-Authenticate").startsWith("Basic realm="));
        FakeExchange again = FakeExchange.get("/").header("Authorization", basic("admin", PASSWORD));
        assertEquals("admin", authenticate(again));
    }

    @Test
    void aPersonIsLedToTheLoginPageAndBack() {
        FakeExchange browser = FakeExchange.get("/kith-xmpp")
                .query("a=b")
                .header("Accept", HTML)
                .header("User-Agent", "Mozilla/5.0");
        assertEquals("", authenticate(browser));
        assertEquals(303, browser.status());
        assertEquals("/system/console/login?to=%2Fsystem%2Fconsole%2Fkith-xmpp%3Fa%3Db", browser.sent("Location"));
        FakeExchange in = logIn("admin", PASSWORD, "/system/console/kith-xmpp?a=b");
        assertEquals(303, in.status());
        assertEquals("/system/console/kith-xmpp?a=b", in.sent("Location"));
        assertTrue(in.sent("Set-Cookie").contains("; HttpOnly; SameSite=Lax"), in.sent("Set-Cookie"));
        assertEquals("admin", authenticate(FakeExchange.get("/kith-xmpp").cookie(in.sent("Set-Cookie"))));
        assertEquals(1, logins.get());
    }

    @Test
    void aPageThatPollsIsNotInterruptedByADialogueOfTheBrowser() {
        FakeExchange poll =
                FakeExchange.get("/kith-things/list").header("Accept", "*/*").header("User-Agent", "Mozilla/5.0");
        assertEquals("", authenticate(poll));
        assertEquals(401, poll.status());
        assertFalse(poll.sent("WWW-Authenticate").contains("Basic"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/system/console/../../evil",
                "/system/consoleevil",
                "/system/console/\\evil",
                "/system/console/x\r\nSet-Cookie: a=b",
                "/elsewhere",
                "",
                "/system/console/login"
            })
    void theLoginLeadsNowhereElse(String to) {
        assertEquals("/system/console/kith-things", logIn("admin", PASSWORD, to).sent("Location"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "", "K7FM-X2QP-9RTW-H4ZD", "k7fm-x2qp-9rtw-h4zd "})
    void aWrongPasswordIsRefused(String password) {
        FakeExchange in = logIn("admin", password, "");
        assertEquals(401, in.status());
        assertEquals("", in.sent("Set-Cookie"));
        assertTrue(in.body().contains("Wrong user name or password."));
    }

    @Test
    void aWrongNameIsRefusedInTheSameWords() {
        FakeExchange in = logIn("root", PASSWORD, "");
        assertEquals(401, in.status());
        assertTrue(in.body().contains("Wrong user name or password."));
        assertEquals(0, logins.get());
    }

    @Test
    void guessingIsSlowedDownEvenWhenTheLastGuessIsRight() {
        for (int i = 0; i < 4; i++) {
            logIn("admin", "guess " + i, "");
        }
        FakeExchange right = logIn("admin", PASSWORD, "");
        assertEquals(429, right.status());
        assertFalse(right.sent("Retry-After").isEmpty());
        FakeExchange elsewhere =
                FakeExchange.get("/").from("192.0.2.99").header("Authorization", basic("admin", PASSWORD));
        assertEquals("admin", authenticate(elsewhere));
        clock.pass(Duration.ofSeconds(5));
        assertEquals(303, logIn("admin", PASSWORD, "").status());
    }

    @Test
    void withoutAUsablePasswordFileNobodyIsLetIn() {
        Administrator nobody = administrator(folder, Optional.empty());
        assertTrue(nobody.login("192.0.2.7", "admin", "admin") instanceof Administrator.Refused);
        assertTrue(nobody.login("192.0.2.7", "admin", "") instanceof Administrator.Refused);
    }

    @Test
    void anotherSitesPageChangesNothingThoughTheBrowserSendsTheCookie() {
        String cookie = session();
        FakeExchange forged = FakeExchange.post("/bundles/5").cookie(cookie).header("Origin", "https://evil.example");
        assertEquals("", authenticate(forged));
        assertEquals(403, forged.status());
        FakeExchange unsaid = FakeExchange.post("/bundles/5").cookie(cookie).header("Origin", null);
        assertEquals("", authenticate(unsaid));
        assertEquals(401, unsaid.status());
        assertEquals("admin", authenticate(FakeExchange.post("/bundles/5").cookie(cookie)));
    }

    @Test
    void aProgramMayChangeThingsWithoutNamingAnOrigin() {
        FakeExchange script = FakeExchange.post("/bundles/5")
                .header("Origin", null)
                .header("Authorization", basic("admin", PASSWORD));
        assertEquals("admin", authenticate(script));
    }

    @Test
    void anotherSiteCannotLogSomebodyIn() {
        FakeExchange forged = FakeExchange.post("/login")
                .header("Origin", "https://evil.example")
                .with("user", "admin")
                .with("password", PASSWORD);
        assertEquals("", authenticate(forged));
        assertEquals(403, forged.status());
        assertEquals("", forged.sent("Set-Cookie"));
    }

    @Test
    void logoutEndsTheSession() {
        String cookie = session();
        FakeExchange out = FakeExchange.get("/logout").cookie(cookie);
        login.logout(out.request(), out.response());
        assertEquals("/system/console/login", out.sent("Location"));
        assertTrue(out.sent("Set-Cookie").contains("Max-Age=0"));
        assertEquals("", authenticate(FakeExchange.get("/kith-things").cookie(cookie)));
    }

    @Test
    void aNewPasswordReplacesTheOldAtOnce() throws Exception {
        FakeExchange old = FakeExchange.get("/").header("Authorization", basic("admin", PASSWORD));
        assertEquals("admin", authenticate(old));
        assertTrue(administrator.change("192.0.2.7", PASSWORD, "short") instanceof Administrator.Refused);
        assertTrue(administrator.change("192.0.2.7", "wrong", "a much longer one") instanceof Administrator.Refused);
        assertTrue(administrator.change("192.0.2.7", PASSWORD, "a much longer one") instanceof Administrator.Granted);
        assertEquals("", authenticate(old));
        assertEquals(
                "admin",
                authenticate(FakeExchange.get("/").header("Authorization", basic("admin", "a much longer one"))));
        assertNotEquals(Optional.empty(), new PasswordFile(folder.resolve("password")).read());
    }

    @Test
    void nonsenseInTheAuthorizationHeaderIsNotALogin() {
        for (String header : new String[] {"Basic", "Basic !!!", "Basic YWRtaW4=", "Bearer abc", "basic "}) {
            FakeExchange exchange = FakeExchange.get("/").header("Authorization", header);
            assertEquals("", authenticate(exchange), header);
            assertEquals(401, exchange.status(), header);
        }
    }

    @Test
    void theLoginPageWritesNothingThatItWasGiven() {
        FakeExchange page = FakeExchange.get("/login").with("to", "/system/console/\"><script>alert(1)</script>");
        assertEquals("", authenticate(page));
        assertEquals(200, page.status());
        assertFalse(page.body().contains("<script"), page.body());
        assertTrue(page.sent("Content-Security-Policy").startsWith("default-src 'none'"));
        assertEquals("DENY", page.sent("X-Frame-Options"));
    }

    @Test
    void onlyTheUserThatLoggedInIsAuthorized() {
        assertTrue(login.authorize("admin", "any"));
        assertFalse(login.authorize("someone", "any"));
        assertNull(login.authenticate(
                FakeExchange.get("/").request(), FakeExchange.get("/").response()));
    }
}
