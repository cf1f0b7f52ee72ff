// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.control.internal;

import io.kith.protocol.control.ControlDialect;
import io.kith.protocol.control.ParameterError;
import io.kith.protocol.control.SetRequest;
import io.kith.protocol.control.SetResponse;
import io.kith.protocol.control.SetResponse.Code;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import io.kith.xmpp.Condition;
import io.kith.xmpp.StanzaException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a request is refused: with the stanza error of XEP-0325 §4.3, and beside it, for slixmpp, with a
 * {@code setResponse} that has nothing but an old code.
 */
final class Refusal {

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    /** Most parameters of which an error tells: enough to mend a request, little enough for any server. */
    private static final int MOST_ERRORS = 32;

    private static final int LONGEST_NAME = 250;

    private final ControlDialect dialect;

    Refusal(ControlDialect dialect) {
        this.dialect = dialect;
    }

    /** Of a {@code set} that could not be read; names the parameter where the fault lies in one. */
    StanzaException malformed(Element set, MalformedElementException fault) {
        List<Element> details = set.children().stream()
                .filter(child -> child.attribute("name").isPresent())
                .filter(child -> isMalformed(
                        Element.builder(set.namespace(), "set").child(child).build()))
                .findFirst()
                .flatMap(child -> child.attribute("name"))
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                .map(name -> new ParameterError(name, String.valueOf(fault.getMessage())))
                .map(dialect.parameterError()::serialize)
                .map(List::of)
                .orElse(List.of());
        StanzaException error = new StanzaException(
                Condition.BAD_REQUEST.type(), Condition.BAD_REQUEST, String.valueOf(fault.getMessage()), details);
        return set.localName().equals("set") ? error.beside(old(Code.OTHER_ERROR)) : error;
    }

    private boolean isMalformed(Element set) {
        try {
            dialect.set().parse(set);
            return false;
        } catch (MalformedElementException e) {
            return true;
        }
    }

    /** Of a {@code set} that was not carried out. */
    CompletionException thrown(Throwable problem, SetRequest request) {
        Reason reason = reason(problem);
        boolean formError = reason == Reason.BAD_REQUEST && request.form().isPresent();
        return new CompletionException(error(problem).beside(old(formError ? Code.FORM_ERROR : code(reason))));
    }

    /** Of a {@code getForm}. */
    CompletionException thrown(Throwable problem) {
        return new CompletionException(error(problem));
    }

    private StanzaException error(Throwable problem) {
        Condition condition = condition(reason(problem));
        List<Element> details = new ArrayList<>();
        if (cause(problem) instanceof ThingException e) {
            e.errors().stream()
                    .limit(MOST_ERRORS)
                    .forEach(p -> details.add(
                            dialect.parameterError().serialize(new ParameterError(p.parameter(), p.text()))));
        } else {
            LOG.error("A command could not be carried out", cause(problem));
        }
        return new StanzaException(condition.type(), condition, text(problem), details);
    }

    private Element old(Code code) {
        return dialect.setResponse().serialize(SetResponse.of(code));
    }

    /** For whoever asked. */
    static String text(Throwable problem) {
        return cause(problem) instanceof ThingException e
                ? String.valueOf(e.getMessage())
                : "The command failed here; the log says why.";
    }

    private static Reason reason(Throwable problem) {
        return cause(problem) instanceof ThingException e ? e.reason() : Reason.FAILED;
    }

    static Throwable cause(Throwable problem) {
        Throwable cause = problem;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Condition condition(Reason reason) {
        return switch (reason) {
            case FORBIDDEN -> Condition.FORBIDDEN;
            case ITEM_NOT_FOUND -> Condition.ITEM_NOT_FOUND;
            case BAD_REQUEST -> Condition.BAD_REQUEST;
            case CONFLICT -> Condition.CONFLICT;
            case NOT_IMPLEMENTED -> Condition.FEATURE_NOT_IMPLEMENTED;
            case TIMEOUT -> Condition.REMOTE_SERVER_TIMEOUT;
            case FAILED -> Condition.INTERNAL_SERVER_ERROR;
        };
    }

    private static Code code(Reason reason) {
        return switch (reason) {
            case FORBIDDEN -> Code.INSUFFICIENT_PRIVILEGES;
            case ITEM_NOT_FOUND -> Code.NOT_FOUND;
            case CONFLICT -> Code.LOCKED;
            case NOT_IMPLEMENTED -> Code.NOT_IMPLEMENTED;
            case BAD_REQUEST, TIMEOUT, FAILED -> Code.OTHER_ERROR;
        };
    }
}
