// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Setting;
import io.kith.thing.Caller;
import io.kith.thing.Guard.Allowed;
import io.kith.thing.Guard.Denied;
import io.kith.thing.Guard.Parameters;
import io.kith.thing.Guard.Verdict;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.View.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One request to control things: asks leave, then checks, then acts. */
final class ControlRequest {

    private final House house;
    private final Caller caller;
    private final List<HouseView.Target> targets;

    ControlRequest(House house, Caller caller, List<HouseView.Target> targets) {
        this.house = house;
        this.caller = caller;
        this.targets = targets;
    }

    CompletionStage<List<Entry>> form() {
        if (targets.stream().anyMatch(target -> target.thing().handles().isEmpty())) {
            return refusePassive();
        }
        return leave("form", thing -> thing.handles().keySet()).thenCompose(allowed -> {
            List<HouseThing.Handle> common = common(allowed);
            if (common.isEmpty()) {
                throw new ThingException(Reason.NOT_IMPLEMENTED, "These things have no parameter in common.");
            }
            return ControlCalls.states(house, targets.get(0).thing(), common);
        });
    }

    CompletionStage<List<Setting>> set(List<Setting> settings) {
        if (settings.isEmpty()) {
            throw new ThingException(Reason.BAD_REQUEST, "There is nothing to set.");
        }
        Set<String> names = settings.stream().map(Setting::name).collect(Collectors.toCollection(LinkedHashSet::new));
        return leave("set " + Words.names(names), thing -> names).thenCompose(allowed -> {
            List<Setting> left =
                    settings.stream().filter(s -> allowed.contains(s.name())).toList();
            List<List<ControlCalls.Step>> checked = new ArrayList<>();
            SettingsCheck check = new SettingsCheck(left);
            targets.forEach(target -> checked.add(check.steps(target.thing())));
            check.refuseIfBad();
            return ControlCalls.set(house, targets, checked);
        });
    }

    /**
     * Nothing of some thing can be controlled, so there are no names to ask the guards for. A caller who may not even
     * know the thing hears no more than that.
     */
    private CompletionStage<List<Entry>> refusePassive() {
        return new HouseView(house, caller).mayBefriend().thenApply(known -> {
            throw known
                    ? new ThingException(Reason.NOT_IMPLEMENTED, "There is nothing to control.")
                    : new ThingException(Reason.FORBIDDEN, Ballot.NOBODY);
        });
    }

    /** Asks for all things; what is left are the names that are allowed for each of them. */
    private CompletableFuture<Set<String>> leave(String what, Function<HouseThing, Set<String>> names) {
        if (!(caller instanceof Caller.Remote remote)) {
            Set<String> all = new HashSet<>();
            targets.forEach(target -> {
                all.addAll(names.apply(target.thing()));
                if (!what.equals("form")) {
                    house.remember(target.thing(), caller, what, true);
                }
            });
            return CompletableFuture.completedFuture(all);
        }
        List<CompletableFuture<Verdict<Parameters>>> verdicts = new ArrayList<>();
        for (HouseView.Target target : targets) {
            Parameters asked = new Parameters(names.apply(target.thing()));
            verdicts.add(house.guards().control(target.thing().id(), remote, asked));
        }
        return HouseView.all(verdicts).thenApply(each -> allowedByAll(what, each));
    }

    private Set<String> allowedByAll(String what, List<Verdict<Parameters>> verdicts) {
        Set<String> left = new HashSet<>();
        String refusal = "";
        for (int i = 0; i < verdicts.size(); i++) {
            house.remember(targets.get(i).thing(), caller, what, verdicts.get(i) instanceof Allowed);
            if (verdicts.get(i) instanceof Allowed<Parameters> yes) {
                if (i == 0) {
                    left.addAll(yes.allowed().parameters());
                } else {
                    left.retainAll(yes.allowed().parameters());
                }
            } else if (verdicts.get(i) instanceof Denied<Parameters> no) {
                refusal = no.reason();
            }
        }
        if (!refusal.isEmpty() || left.isEmpty()) {
            throw new ThingException(Reason.FORBIDDEN, refusal.isEmpty() ? Ballot.NOBODY : refusal);
        }
        return left;
    }

    /** What each of the things has, as the first of them shows it: of the same name, type and bounds. */
    private List<HouseThing.Handle> common(Set<String> allowed) {
        List<HouseThing.Handle> common = new ArrayList<>();
        for (HouseThing.Handle handle : targets.get(0).thing().handles().values()) {
            if (allowed.contains(handle.parameter().name())
                    && targets.stream().allMatch(t -> alike(handle, t.thing().handles()))) {
                common.add(handle);
            }
        }
        return common;
    }

    private static boolean alike(HouseThing.Handle handle, Map<String, HouseThing.Handle> others) {
        HouseThing.Handle other = others.get(handle.parameter().name());
        return other != null
                && other.parameter().type() == handle.parameter().type()
                && other.parameter().range().equals(handle.parameter().range())
                && other.parameter().options().equals(handle.parameter().options());
    }
}
