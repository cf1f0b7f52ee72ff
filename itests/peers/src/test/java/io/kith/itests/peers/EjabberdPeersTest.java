// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import io.kith.itests.support.EjabberdServer;
import io.kith.itests.support.ServerOptions;
import org.junit.AfterClass;
import org.junit.BeforeClass;

/** ejabberd between the house and its peers. */
public class EjabberdPeersTest extends PeerMatrix {

    private static Scene scene;

    @BeforeClass
    public static void open() {
        scene = Scene.on(domain -> EjabberdServer.start(ServerOptions.of(domain)));
    }

    @AfterClass
    public static void close() {
        scene.close();
    }

    @Override
    Scene scene() {
        return scene;
    }
}
