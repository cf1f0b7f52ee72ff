// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import java.io.Serial;
import java.util.List;

/** Why a thing was not read or not controlled. The message is for the person who asked. */
public final class ThingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Kinds of refusal and failure; each has its stanza error in XEP-0323 §3.3 and XEP-0325 §4.3. */
    public enum Reason {
        /** The guards say no. */
        FORBIDDEN,
        /** No such thing, node, or parameter, or none that the caller may know of. */
        ITEM_NOT_FOUND,
        /** The request makes no sense: a value of the wrong type or out of range, nodes missing. */
        BAD_REQUEST,
        /** Locked or busy; may be tried again. */
        CONFLICT,
        /** Understood, but this thing cannot do it. */
        NOT_IMPLEMENTED,
        /** The hardware did not answer in time. */
        TIMEOUT,
        /** The hardware failed. */
        FAILED
    }

    /**
     * What is wrong with one parameter of a request.
     *
     * @param parameter its name
     * @param text for a person
     */
    public record ParameterError(String parameter, String text) {}

    private final Reason reason;
    private final transient List<ParameterError> errors;

    /** A refusal of the request as a whole. */
    public ThingException(Reason reason, String message) {
        this(reason, message, List.of());
    }

    /** A refusal because of some of its parameters. */
    public ThingException(Reason reason, String message, List<ParameterError> errors) {
        super(message);
        this.reason = reason;
        this.errors = List.copyOf(errors);
    }

    /** What kind. */
    public Reason reason() {
        return reason;
    }

    /** Which parameters, if it was parameters. */
    public List<ParameterError> errors() {
        return errors;
    }
}
