// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.thing.Guard.Abstained;
import io.kith.thing.Guard.Allowed;
import io.kith.thing.Guard.Denied;
import io.kith.thing.Guard.Verdict;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Counts the verdicts on one question. One denial decides at once; otherwise all must have answered, one at least must
 * have allowed, and what is allowed is what all that allowed have in common with the question.
 *
 * @param <Q> what is asked for
 */
final class Ballot<Q> {

    static final String NOBODY = "Nobody has allowed it.";
    static final String FAILED = "Whether it is allowed could not be found out.";
    static final String LATE = "Whether it is allowed was not found out in time.";

    private final BiFunction<Q, Q, Optional<Q>> narrowing;
    private final CompletableFuture<Verdict<Q>> result = new CompletableFuture<>();
    private Optional<Q> left;
    private boolean allowed;
    private int missing;

    Ballot(Q asked, int voters, BiFunction<Q, Q, Optional<Q>> narrowing) {
        this.narrowing = narrowing;
        left = Optional.of(asked);
        missing = voters;
        if (voters == 0) {
            result.complete(new Denied<>(NOBODY));
        }
    }

    /** {@code Allowed} or {@code Denied}; never ends badly. */
    CompletableFuture<Verdict<Q>> result() {
        return result;
    }

    void cast(Verdict<Q> verdict) {
        if (verdict instanceof Denied<Q>) {
            result.complete(verdict);
            return;
        }
        Optional<Verdict<Q>> decided = count(verdict);
        decided.ifPresent(result::complete);
    }

    private synchronized Optional<Verdict<Q>> count(Verdict<Q> verdict) {
        missing--;
        if (verdict instanceof Allowed<Q> yes) {
            allowed = true;
            left = left.flatMap(asked -> narrowing.apply(asked, yes.allowed()));
        } else if (!(verdict instanceof Abstained<Q>)) {
            return Optional.of(new Denied<>(FAILED));
        }
        if (missing > 0) {
            return Optional.empty();
        }
        return Optional.of(
                left.filter(rest -> allowed).<Verdict<Q>>map(Allowed::new).orElse(new Denied<>(NOBODY)));
    }
}
