// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits on the shell's own thread for what the house does on others.
 *
 * @param patience how long a person is kept waiting
 */
record Deadline(Duration patience) {

    /** The result, or the failure in its own words; {@code what} begins the sentence if nothing comes in time. */
    <T> T await(CompletionStage<T> stage, String what) throws CommandException {
        try {
            return stage.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CommandException(what + " did not answer within " + patience.toSeconds()
                    + " s; try again, and look" + " at its device if that does not help");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(what + " was not waited for any longer");
        } catch (ExecutionException e) {
            throw new CommandException(Reasons.of(what, e));
        }
    }
}
