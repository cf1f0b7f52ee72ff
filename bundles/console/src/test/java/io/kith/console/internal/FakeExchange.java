// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request to the console and what it is answered, without a server. */
public final class FakeExchange {

    private final String method;
    private final String path;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, List<String>> parameters = new HashMap<>();
    private final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String query = "";
    private String address = "192.0.2.7";
    private int status;

    private FakeExchange(String method, String path) {
        this.method = method;
        this.path = path;
        headers.put("Host", "house.example:8080");
    }

    /** A request that asks. */
    public static FakeExchange get(String path) {
        return new FakeExchange("GET", path);
    }

    /** A request that changes, as the console's own pages make it. */
    public static FakeExchange post(String path) {
        return new FakeExchange("POST", path).header("Origin", "http://house.example:8080");
    }

    /** Sets a header; null takes it away. */
    public FakeExchange header(String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    /** Adds a parameter. */
    public FakeExchange with(String name, String value) {
        parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        return this;
    }

    /** Sets the part after the question mark. */
    public FakeExchange query(String text) {
        query = text;
        return this;
    }

    /** Comes from there. */
    public FakeExchange from(String remote) {
        address = remote;
        return this;
    }

    /** Carries that cookie. */
    public FakeExchange cookie(String cookie) {
        return header("Cookie", cookie);
    }

    /** The answer's status; 0 if there is none. */
    public int status() {
        return status;
    }

    /** A header of the answer; empty if there is none. */
    public String sent(String name) {
        return sent.getOrDefault(name, "");
    }

    /** The answer's text. */
    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** What a servlet gets. */
    public HttpServletRequest request() {
        return fake(HttpServletRequest.class, this::ofRequest);
    }

    /** What a servlet answers through. */
    public HttpServletResponse response() {
        return fake(HttpServletResponse.class, this::ofResponse);
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object ofRequest(Object proxy, Method called, Object @Nullable [] arguments) {
        String first = arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
        return switch (called.getName()) {
            case "getMethod" -> method;
            case "getContextPath" -> "";
            case "getServletPath" -> "/system/console";
            case "getPathInfo" -> path;
            case "getRequestURI" -> "/system/console" + path;
            case "getQueryString" -> query.isEmpty() ? null : query;
            case "getHeader" -> headers.get(first);
            case "getParameter" ->
                parameters.containsKey(first) ? parameters.get(first).get(0) : null;
            case "getParameterValues" ->
                parameters.containsKey(first) ? parameters.get(first).toArray(new String[0]) : null;
            case "getRemoteAddr" -> address;
            case "getServerPort" -> 8080;
            case "isSecure" -> false;
            case "getCookies" -> cookies();
            case "setAttribute" -> null;
            default -> throw new UnsupportedOperationException(called.getName());
        };
    }

    private Cookie @Nullable [] cookies() {
        String cookie = headers.get("Cookie");
        if (cookie == null) {
            return null;
        }
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        return new Cookie[] {new Cookie(pair[0], pair[1])};
    }

    private @Nullable Object ofResponse(Object proxy, Method called, Object @Nullable [] arguments) {
        switch (called.getName().toLowerCase(Locale.ROOT)) {
            case "setheader", "addheader" -> {
                if (arguments != null) {
                    sent.put(String.valueOf(arguments[0]), String.valueOf(arguments[1]));
                }
            }
            case "setstatus" -> status = arguments == null ? 0 : (Integer) arguments[0];
            case "setcontenttype" -> sent.put("Content-Type", arguments == null ? "" : String.valueOf(arguments[0]));
            case "getoutputstream" -> {
                return new Body();
            }
            case "setcontentlength", "flushbuffer" -> {}
            default -> throw new UnsupportedOperationException(called.getName());
        }
        return null;
    }

    private final class Body extends ServletOutputStream {
        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
