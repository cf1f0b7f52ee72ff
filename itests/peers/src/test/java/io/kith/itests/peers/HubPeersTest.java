// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import org.junit.ClassRule;

/** The house's own server. */
public class HubPeersTest extends PeerMatrix {

    @ClassRule
    public static final SceneRule SCENE = new SceneRule(Scene::onHub);

    @Override
    Scene scene() {
        return SCENE.scene();
    }
}
