// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.friendship.internal;

import io.kith.model.Jid;
import io.kith.model.NodeRef;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.thing.Caller;
import io.kith.thing.Things;
import io.kith.thing.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Things that trust whom a test says. */
final class FakeThings implements Things {

    final Set<Jid> trusted = new HashSet<>();
    final List<Caller> callers = new ArrayList<>();
    List<String> ids = List.of("sensor");

    @Nullable
    RuntimeException failure;

    @Override
    public View seenBy(Caller caller) {
        callers.add(caller);
        return new View() {
            @Override
            public List<String> things() {
                return ids;
            }

            @Override
            public CompletionStage<Boolean> mayBefriend() {
                return failure != null
                        ? CompletableFuture.failedStage(failure)
                        : CompletableFuture.completedStage(caller instanceof Caller.Remote remote
                                && trusted.contains(remote.jid().bare()));
            }

            @Override
            public CompletionStage<Reading> read(Selection selection) {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletionStage<List<Entry>> form(List<NodeRef> nodes) {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletionStage<List<Setting>> set(List<NodeRef> nodes, List<Setting> settings) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public List<Thing> all() {
        return List.of();
    }
}
