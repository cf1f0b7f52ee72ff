// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.console.internal.Page.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * What a request of a page's script says.
 *
 * @param request of which these are the parameters
 */
record Parameters(HttpServletRequest request) {

    /** One that must be there. */
    String text(String name) throws RefusedException {
        String value = request.getParameter(name);
        if (value == null) {
            throw RefusedException.badRequest("The request lacks \"" + name + "\".");
        }
        return value;
    }

    /** One that may be missing. */
    String text(String name, String otherwise) {
        String value = request.getParameter(name);
        return value == null ? otherwise : value;
    }

    /** All of that name, in order. */
    List<String> texts(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /** A whole number. */
    long number(String name, long otherwise) throws RefusedException {
        String value = request.getParameter(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw RefusedException.badRequest("\"" + name + "\" has to be a whole number.");
        }
    }

    /** From where the request came. */
    String address() {
        return request.getRemoteAddr();
    }
}
