// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;

/** Class rule that keeps one scene standing for all tests of a class. */
public final class SceneRule extends ExternalResource {

    private final Supplier<Scene> open;
    private @Nullable Scene scene;

    SceneRule(Supplier<Scene> open) {
        this.open = open;
    }

    Scene scene() {
        return Objects.requireNonNull(scene, "no scene outside of a test");
    }

    @Override
    protected void before() {
        scene = open.get();
    }

    @Override
    protected void after() {
        scene().close();
    }
}
