// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import io.kith.itests.peers.ForeignClient.Heard;

/** Smack loses a part of the read-outs that end in the message that carries the data (docs/xep/peers.md). */
final class SmackPatience {

    private static final int ATTEMPTS = 30;

    private SmackPatience() {}

    /** Reads until Smack did not lose the data; with what it loses, thirty failures in a row mean that none came. */
    static Heard read(SmackClient client, String thing) {
        Heard heard = client.read(thing);
        for (int i = 1;
                i < ATTEMPTS
                        && heard.outcome().equals("done")
                        && heard.readings().isEmpty();
                i++) {
            heard = client.read(thing);
        }
        return heard;
    }
}
