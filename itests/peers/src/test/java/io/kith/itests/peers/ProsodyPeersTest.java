// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import io.kith.itests.support.ProsodyServer;
import io.kith.itests.support.ServerOptions;
import org.junit.AfterClass;
import org.junit.BeforeClass;

/** Prosody between the house and its peers. */
public class ProsodyPeersTest extends PeerMatrix {

    private static Scene scene;

    @BeforeClass
    public static void open() {
        scene = Scene.on(domain -> ProsodyServer.start(ServerOptions.of(domain)));
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
