// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import static java.util.Objects.requireNonNull;

import io.kith.model.Selection;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides who may befriend, read and control a thing. Register it as a service. All guards are asked, and by
 * {@link Things} alone. The answer is yes if at least one allows and none denies; where several allow, only what all
 * of them allow is allowed. Without any guard, or when one fails or does not answer in time, the answer is no.
 *
 * <p>Called on threads of the network: answer at once, or later through the stage.
 */
@ConsumerType
public interface Guard {

    /**
     * The answer to one question.
     *
     * @param <Q> what is asked for, and what is allowed of it
     */
    sealed interface Verdict<Q> {}

    /**
     * Yes, to that much. What is allowed beyond the question is dropped.
     *
     * @param <Q> what is asked for
     * @param allowed the question, or less
     */
    record Allowed<Q>(Q allowed) implements Verdict<Q> {
        /** Refuses null. */
        public Allowed {
            requireNonNull(allowed, "allowed");
        }
    }

    /**
     * No, whatever other guards say.
     *
     * @param <Q> what is asked for
     * @param reason for whoever asked; says nothing that a stranger may not know
     */
    record Denied<Q>(String reason) implements Verdict<Q> {
        /** Refuses null. */
        public Denied {
            requireNonNull(reason, "reason");
        }
    }

    /**
     * This guard knows nothing of it; others decide.
     *
     * @param <Q> what is asked for
     */
    record Abstained<Q>() implements Verdict<Q> {}

    /**
     * What somebody wants to set.
     *
     * @param parameters names; never empty
     */
    record Parameters(Set<String> parameters) {
        /** Copies the set. */
        public Parameters {
            parameters = Set.copyOf(parameters);
        }
    }

    /** May this caller be a friend of that thing? The allowed question is the caller itself. */
    CompletionStage<Verdict<Caller.Remote>> befriend(String thing, Caller.Remote caller);

    /** May this caller read that much of that thing? */
    CompletionStage<Verdict<Selection>> read(String thing, Caller.Remote caller, Selection selection);

    /** May this caller set these parameters of that thing, or see them in a form? */
    CompletionStage<Verdict<Parameters>> control(String thing, Caller.Remote caller, Parameters parameters);
}
