// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.NodeRef;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.thing.Caller;
import io.kith.thing.Guard.Allowed;
import io.kith.thing.Guard.Denied;
import io.kith.thing.Guard.Verdict;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The things as one caller sees them. Looks them up anew for each request, as they come and go. */
final class HouseView implements View {

    static final String UNREADABLE = "There is nothing to read.";

    private final House house;
    private final Caller caller;

    HouseView(House house, Caller caller) {
        this.house = house;
        this.caller = caller;
    }

    /**
     * A thing that was asked for.
     *
     * @param thing itself
     * @param asked how it was addressed: its node, or nothing for the only thing there is
     */
    record Target(HouseThing thing, List<NodeRef> asked) {
        /** The node under which values of it are told. */
        NodeRef node() {
            return asked.isEmpty() ? NodeRef.of(thing.id()) : asked.get(0);
        }
    }

    @Override
    public List<String> things() {
        return List.copyOf(house.meantBy(caller).keySet());
    }

    @Override
    public CompletionStage<Boolean> mayBefriend() {
        Collection<HouseThing> meant = house.meantBy(caller).values();
        if (!(caller instanceof Caller.Remote remote) || meant.isEmpty()) {
            return CompletableFuture.completedFuture(!meant.isEmpty());
        }
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (HouseThing thing : meant) {
            answers.add(house.guards().befriend(thing.id(), remote).thenApply(verdict -> verdict instanceof Allowed));
        }
        return all(answers).thenApply(each -> !each.contains(false));
    }

    @Override
    public CompletionStage<Reading> read(Selection selection) {
        return attempt(() -> {
            List<Target> targets = targets(selection.nodes());
            List<CompletableFuture<Verdict<Selection>>> verdicts = new ArrayList<>();
            for (Target target : targets) {
                verdicts.add(leaveToRead(target, selection.ofNodes(target.asked())));
            }
            return all(verdicts).thenApply(each -> reading(targets, each, selection));
        });
    }

    private CompletableFuture<Verdict<Selection>> leaveToRead(Target target, Selection asked) {
        if (!(caller instanceof Caller.Remote remote)) {
            return CompletableFuture.completedFuture(new Allowed<>(asked));
        }
        return house.guards().read(target.thing().id(), remote, asked);
    }

    private Reading reading(List<Target> targets, List<Verdict<Selection>> verdicts, Selection asked) {
        List<HouseReading.Part> parts = new ArrayList<>();
        List<Selection> allowed = new ArrayList<>();
        String refusal = "";
        boolean readable = false;
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            if (caller instanceof Caller.Remote) {
                house.remember(target.thing(), caller, Words.read(asked), verdicts.get(i) instanceof Allowed);
            }
            if (verdicts.get(i) instanceof Allowed<Selection> yes) {
                parts.add(new HouseReading.Part(target.thing().id(), target.node(), yes.allowed()));
                allowed.add(yes.allowed());
                readable |= !target.thing().sensors().isEmpty();
            } else if (verdicts.get(i) instanceof Denied<Selection> no) {
                refusal = no.reason();
            }
        }
        if (parts.isEmpty()) {
            throw new ThingException(Reason.FORBIDDEN, refusal);
        }
        if (!readable) {
            throw new ThingException(Reason.NOT_IMPLEMENTED, UNREADABLE);
        }
        return new HouseReading(house, parts, Selections.union(allowed));
    }

    @Override
    public CompletionStage<List<Entry>> form(List<NodeRef> nodes) {
        return attempt(() -> new ControlRequest(house, caller, targets(nodes)).form());
    }

    @Override
    public CompletionStage<List<Setting>> set(List<NodeRef> nodes, List<Setting> settings) {
        return attempt(() -> new ControlRequest(house, caller, targets(nodes)).set(settings));
    }

    /** Finds every node that was named, each thing once. There are no sources and cache types: who names one errs. */
    private List<Target> targets(List<NodeRef> nodes) {
        SortedMap<String, HouseThing> meant = house.meantBy(caller);
        if (meant.isEmpty()) {
            throw new ThingException(Reason.ITEM_NOT_FOUND, "There is no such thing.");
        }
        Map<String, Target> found = new LinkedHashMap<>();
        for (NodeRef node : nodes.isEmpty() ? List.of(NodeRef.SELF) : nodes) {
            boolean elsewhere = !node.sourceId().isEmpty() || !node.cacheType().isEmpty();
            HouseThing thing = node.nodeId().isEmpty() && !elsewhere ? only(meant) : meant.get(node.nodeId());
            if (thing == null || elsewhere) {
                throw new ThingException(Reason.ITEM_NOT_FOUND, "There is no such node.");
            }
            found.putIfAbsent(thing.id(), new Target(thing, node.nodeId().isEmpty() ? List.of() : List.of(node)));
        }
        return List.copyOf(found.values());
    }

    private static HouseThing only(SortedMap<String, HouseThing> meant) {
        if (meant.size() > 1) {
            throw new ThingException(Reason.BAD_REQUEST, "Several things are reached here: name a node.");
        }
        return meant.values().iterator().next();
    }

    private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> request) {
        try {
            return request.get();
        } catch (ThingException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** All results in order; ends badly when one does. */
    static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> stages) {
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new))
                .thenApply(
                        nothing -> stages.stream().map(CompletableFuture::join).toList());
    }
}
