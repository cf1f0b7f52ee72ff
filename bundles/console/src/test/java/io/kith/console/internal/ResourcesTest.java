// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the browser is given: it writes text, never markup, and takes nothing from elsewhere. */
class ResourcesTest {

    private static final Pattern MARKUP = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b|new Function|srcdoc|createContextualFragment");
    private static final Pattern ELSEWHERE = Pattern.compile("https?://|src=\"//|url\\(|@import");
    private static final Pattern INLINE = Pattern.compile("<script(?![^>]* src=)|\\son[a-z]+=\"|style=\"");

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ResourcesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kith.js", "things.js", "xmpp.js", "password.js"})
    void scriptsWriteText(String name) throws IOException {
        String script = text("/res/" + name);
        assertFalse(MARKUP.matcher(script).find(), name);
        assertFalse(ELSEWHERE.matcher(script).find(), name);
        assertTrue(script.contains("'use strict'"), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/res/things.html", "/res/xmpp.html", "/res/password.html", "login/login.html"})
    void pagesHoldNoScriptOfTheirOwn(String name) throws IOException {
        String page = text(name);
        assertFalse(INLINE.matcher(page).find(), name);
        assertFalse(ELSEWHERE.matcher(page).find(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/res/kith.css", "login/login.css"})
    void stylesFetchNothing(String name) throws IOException {
        assertFalse(ELSEWHERE.matcher(text(name)).find(), name);
    }

    @Test
    void aBrowserKeepsItsCopyUntilTheContentChanges() throws IOException {
        ThingsPage page = new ThingsPage(null, 1);
        FakeExchange first = FakeExchange.get("/kith-things/res/things.js");
        page.doGet(first.request(), first.response());
        assertEquals(text("/res/things.js"), first.body());
        assertEquals("text/javascript; charset=utf-8", first.sent("Content-Type"));
        assertEquals("", first.sent("Last-Modified"));
        FakeExchange again = FakeExchange.get("/kith-things/res/things.js").header("If-None-Match", first.sent("ETag"));
        page.doGet(again.request(), again.response());
        assertEquals(304, again.status());
        FakeExchange other = FakeExchange.get("/kith-things/res/kith.js").header("If-None-Match", first.sent("ETag"));
        page.doGet(other.request(), other.response());
        assertEquals(200, other.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.js", "things.html", "../io/kith/console/internal/Page.class", "", "a/kith.css"})
    void nothingElseOfTheBundleIsGivenAway(String name) throws IOException {
        FakeExchange exchange = FakeExchange.get("/kith-things/res/" + name);
        new ThingsPage(null, 1).doGet(exchange.request(), exchange.response());
        assertEquals(404, exchange.status());
    }
}
