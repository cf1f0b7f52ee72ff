// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import io.kith.model.Selection;
import io.kith.thing.Caller;
import io.kith.thing.Guard;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Allows everything to those whom the configuration of a thing trusts, and has no opinion of anybody else. */
@Component(service = Guard.class)
public final class TrustGuard implements Guard {

    private final Settings settings = new Settings();

    @Reference(
            service = ThingConfiguration.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addConfiguration(ThingConfiguration configuration) {
        settings.add(configuration);
    }

    void updatedConfiguration(ThingConfiguration configuration) {
        settings.refresh();
    }

    void removeConfiguration(ThingConfiguration configuration) {
        settings.remove(configuration);
    }

    @Override
    public CompletionStage<Verdict<Caller.Remote>> befriend(String thing, Caller.Remote caller) {
        return verdict(thing, caller, caller);
    }

    @Override
    public CompletionStage<Verdict<Selection>> read(String thing, Caller.Remote caller, Selection selection) {
        return verdict(thing, caller, selection);
    }

    @Override
    public CompletionStage<Verdict<Parameters>> control(String thing, Caller.Remote caller, Parameters parameters) {
        return verdict(thing, caller, parameters);
    }

    private <Q> CompletionStage<Verdict<Q>> verdict(String thing, Caller.Remote caller, Q question) {
        boolean trusted = settings.of(thing).trusted().stream().anyMatch(caller.jid()::sameBare);
        return CompletableFuture.completedFuture(trusted ? new Allowed<>(question) : new Abstained<>());
    }

    @Override
    public String toString() {
        return "The guard of configured trust";
    }
}
