// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.protocol.sensordata.Rejected;
import io.kith.protocol.sensordata.SensorData;
import io.kith.thing.ThingException;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Iq;
import io.kith.xmpp.StanzaException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a request is refused: with the stanza error of XEP-0323 §3.3, and beside it with the older {@code rejected}, which
 * is all that slixmpp tells its callers of.
 *
 * @param seqnr of the request, if it had one worth giving back
 */
record Refusal(Optional<String> seqnr) {

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);
    private static final int LONGEST_SEQNR = 32;

    static Refusal of(Iq iq) {
        return new Refusal(iq.payload()
                .attribute("seqnr")
                .filter(s -> !s.isEmpty() && s.length() <= LONGEST_SEQNR)
                .filter(s -> iq.payload().localName().equals("req")));
    }

    StanzaException because(Condition condition, String text) {
        StanzaException error = new StanzaException(condition, text);
        return seqnr.map(s -> new Rejected(s, List.of(text)))
                .map(r -> error.beside(SensorData.xep0323().rejected().serialize(r)))
                .orElse(error);
    }

    /** What a thing said, for a stage to end with. */
    CompletionException thrown(Throwable problem) {
        Throwable cause = cause(problem);
        if (cause instanceof ThingException e) {
            return new CompletionException(because(condition(e.reason()), text(problem)));
        }
        LOG.error("A read-out could not be begun", cause);
        return new CompletionException(because(Condition.INTERNAL_SERVER_ERROR, text(problem)));
    }

    /** For whoever asked. */
    static String text(Throwable problem) {
        return cause(problem) instanceof ThingException e
                ? String.valueOf(e.getMessage())
                : "The read-out failed here; the log says why.";
    }

    private static Throwable cause(Throwable problem) {
        Throwable cause = problem;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Condition condition(ThingException.Reason reason) {
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
}
