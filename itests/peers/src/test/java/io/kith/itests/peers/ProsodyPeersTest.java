// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import io.kith.itests.support.ProsodyServer;
import io.kith.itests.support.ServerOptions;
import org.junit.ClassRule;

/** Prosody between the house and its peers. */
public class ProsodyPeersTest extends PeerMatrix {

    @ClassRule
    public static final SceneRule SCENE =
            new SceneRule(() -> Scene.on(domain -> ProsodyServer.start(ServerOptions.of(domain))));

    @Override
    Scene scene() {
        return SCENE.scene();
    }
}
