// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.thing.ThingException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A call that has one result.
 *
 * @param <T> of that type
 */
final class HardwareCall<T> extends Call {

    /**
     * What to do.
     *
     * @param <T> type of the result
     */
    @FunctionalInterface
    interface Task<T> {
        /** Does it, looking now and then whether somebody still waits for it. */
        T run(HardwareCall<T> call) throws Exception;
    }

    private final Task<T> task;
    private final UnaryOperator<ThingException> explained;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /**
     * A call that needs those services.
     *
     * @param explained makes of a failure what the one who asked is told
     */
    HardwareCall(HouseThing thing, Set<Member> members, Task<T> task, UnaryOperator<ThingException> explained) {
        super(thing, members);
        this.task = task;
        this.explained = explained;
    }

    CompletableFuture<T> result() {
        return result;
    }

    @Override
    void work() throws Exception {
        T value = task.run(this);
        synchronized (lock) {
            if (!end()) {
                return;
            }
        }
        thing().working();
        result.complete(value);
    }

    @Override
    void giveUp(ThingException why) {
        synchronized (lock) {
            if (!end()) {
                return;
            }
        }
        result.completeExceptionally(explained.apply(why));
    }
}
