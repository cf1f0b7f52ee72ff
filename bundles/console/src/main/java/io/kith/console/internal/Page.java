// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.console.internal.login.SameOrigin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.webconsole.servlet.AbstractServlet;

/**
 * A page of the console: a template inside the console's own frame, a script that fills it, and answers in JSON to that
 * script. What things and strangers say reaches the browser as JSON only, and the script writes it as text.
 */
abstract class Page extends AbstractServlet {

    private static final long serialVersionUID = 1L;

    private final String template;

    /**
     * A page.
     *
     * @param template name of its template below {@code /res}
     */
    Page(String template) {
        this.template = template;
    }

    /** A request that the page does not take. The text is for the person at the page. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String text) {
            super(text);
            this.status = status;
        }

        static RefusedException badRequest(String text) {
            return new RefusedException(HttpServletResponse.SC_BAD_REQUEST, text);
        }

        static RefusedException notFound(String text) {
            return new RefusedException(HttpServletResponse.SC_NOT_FOUND, text);
        }

        static RefusedException unavailable(String text) {
            return new RefusedException(HttpServletResponse.SC_SERVICE_UNAVAILABLE, text);
        }
    }

    /** Answers a question that changes nothing. */
    abstract Map<String, ?> answer(String what, Parameters parameters) throws RefusedException;

    /** Does something. */
    abstract Map<String, ?> act(String what, Parameters parameters) throws RefusedException;

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String what = what(request);
        if (what.isEmpty()) {
            return;
        }
        if (what.startsWith("res/")) {
            Optional<Resource> resource = Resource.find(what.substring("res/".length()));
            if (resource.isPresent()) {
                resource.get().send(request, response);
                return;
            }
        }
        reply(response, () -> answer(what, new Parameters(request)));
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The login looks at this too; here it holds with any other login as well.
        if (SameOrigin.of(request) == SameOrigin.Origin.FOREIGN) {
            send(response, HttpServletResponse.SC_FORBIDDEN, Map.of("error", "Another site's page asked for this."));
            return;
        }
        reply(response, () -> act(what(request), new Parameters(request)));
    }

    @Override
    public final void renderContent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(readTemplateFile("/res/" + template));
    }

    /** An answer in the making. */
    @FunctionalInterface
    private interface Answer {
        Map<String, ?> make() throws RefusedException;
    }

    private static void reply(HttpServletResponse response, Answer answer) throws IOException {
        try {
            send(response, HttpServletResponse.SC_OK, answer.make());
        } catch (RefusedException e) {
            send(response, e.status, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private static void send(HttpServletResponse response, int status, Map<String, ?> answer) throws IOException {
        byte[] bytes = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** What follows the page's label in the address. */
    private static String what(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        int slash = path.indexOf('/', 1);
        return slash < 0 ? "" : path.substring(slash + 1);
    }
}
