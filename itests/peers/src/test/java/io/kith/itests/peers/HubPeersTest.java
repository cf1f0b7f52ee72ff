// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import org.junit.AfterClass;
import org.junit.BeforeClass;

/** The house's own server. */
public class HubPeersTest extends PeerMatrix {

    private static Scene scene;

    @BeforeClass
    public static void open() {
        scene = Scene.onHub();
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
