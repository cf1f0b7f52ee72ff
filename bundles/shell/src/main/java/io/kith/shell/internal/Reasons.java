// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import io.kith.thing.ThingException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Puts failures into words. */
final class Reasons {

    private Reasons() {}

    /** What the failure says of itself, after the name of what failed. */
    static String of(String what, Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof ThingException refused && !refused.errors().isEmpty()) {
            text = refused.errors().stream()
                    .map(error -> error.parameter() + ": " + error.text())
                    .collect(Collectors.joining("; "));
        }
        return what + ": " + text;
    }
}
