// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import io.kith.model.Failure;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Sample;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Things as one caller may see them. Every stage ends, in the worst case by time-out, and if it ends badly then with a
 * {@link ThingException} (perhaps wrapped in a {@link java.util.concurrent.CompletionException}). Stages complete on
 * threads of the house, unless no hardware is needed and the guards answer at once: then they are complete when they
 * are returned.
 */
@ProviderType
public interface View {

    /** Ids of the things that are meant, sorted, without asking the guards. */
    List<String> things();

    /**
     * Whether the caller may be a friend of all the things of that account; false if there is none. Friends are examined
     * by this again and again, so unlike reading and control it does not count as having spoken to a thing.
     */
    CompletionStage<Boolean> mayBefriend();

    /**
     * Asks leave to read. Nothing is read before {@link Reading#start}.
     *
     * @param selection nodes are ids of things; none means the only thing there is, and is a bad request where there
     *     are several
     */
    CompletionStage<Reading> read(Selection selection);

    /**
     * What the caller may control of those nodes, with the present values, in order. Where several nodes are named,
     * what all of them have in common.
     */
    CompletionStage<List<Entry>> form(List<NodeRef> nodes);

    /**
     * Sets parameters of all those nodes in the given order, after every one of them was found to exist, to be of the
     * right type and in range for every node; otherwise nothing is set and the error names each bad one. What the
     * guards do not allow is left out before, unseen. A name that comes twice is set twice. If the hardware fails midway,
     * the message says which setting failed and which were already set.
     *
     * @return what was set; less than was asked for where the guards allow only a part
     */
    CompletionStage<List<Setting>> set(List<NodeRef> nodes, List<Setting> settings);

    /**
     * A parameter with its value now.
     *
     * @param parameter what can be controlled
     * @param value its state
     */
    record Entry(Parameter parameter, Value value) {}

    /** A read-out that was allowed. */
    @ProviderType
    interface Reading {
        /** What is allowed of what was asked for. */
        Selection allowed();

        /** Begins. Call once. */
        void start(Listener listener);

        /** Nobody waits any longer. The listener hears nothing more. Harmless at any time, also before the start. */
        void cancel();
    }

    /** Hears a read-out. Called on threads of the house, one call at a time; must not block. */
    interface Listener {
        /** Some fields of one node and moment. The node is as it was asked for, or the thing's id if none was named. */
        void sampled(Sample sample);

        /** A node could not be read; others may follow. */
        void failed(Failure failure);

        /** Nothing follows. Called exactly once unless cancelled. */
        void done();
    }
}
