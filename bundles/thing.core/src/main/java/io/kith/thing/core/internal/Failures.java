// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;

/** What went wrong, in words for whoever asked. */
final class Failures {

    private static final int MOST_CHARACTERS = 500;

    private Failures() {}

    /** What a driver threw. */
    static ThingException of(Throwable thrown) {
        if (thrown instanceof ThingException known) {
            return known;
        }
        ThingException failed = new ThingException(Reason.FAILED, text(thrown));
        failed.initCause(thrown);
        return failed;
    }

    /** The message; with what kind of failure it is where it says too little, as a bare path or class does. */
    static String text(Throwable thrown) {
        String message = thrown.getMessage();
        String kind = thrown.getClass().getSimpleName();
        String text = message == null || message.isBlank() ? kind : message;
        boolean terse = text.indexOf(' ') < 0 && !text.equals(kind) && !(thrown instanceof ThingException);
        String told = terse ? kind + ": " + text : text;
        return told.length() <= MOST_CHARACTERS ? told : told.substring(0, MOST_CHARACTERS) + "…";
    }

    /** The driver was stopped or replaced while it was called, or just before. */
    static ThingException gone(String thing) {
        return new ThingException(Reason.ITEM_NOT_FOUND, "The driver of " + thing + " was stopped.");
    }

    /** Too much waits already. */
    static ThingException busy(String thing) {
        return new ThingException(Reason.CONFLICT, thing + " is busy. Try again later.");
    }
}
