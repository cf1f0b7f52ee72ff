// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import io.kith.itests.support.EjabberdServer;
import io.kith.itests.support.ServerOptions;
import org.junit.ClassRule;

/** ejabberd between the house and its peers. */
public class EjabberdPeersTest extends PeerMatrix {

    @ClassRule
    public static final SceneRule SCENE =
            new SceneRule(() -> Scene.on(domain -> EjabberdServer.start(ServerOptions.of(domain))));

    @Override
    Scene scene() {
        return SCENE.scene();
    }
}
