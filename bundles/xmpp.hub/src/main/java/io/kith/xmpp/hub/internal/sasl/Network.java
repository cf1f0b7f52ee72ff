// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.sasl;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What counts as one place when strangers are counted. */
public final class Network {

    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /**
     * The first 64 bits of an address of IPv6, since whoever has one has all that share them; any other text as it is.
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int scope = address.indexOf('%');
        try {
            // A text with a colon is never looked up as a name.
            InetAddress parsed = InetAddress.getByName(scope < 0 ? address : address.substring(0, scope));
            if (!(parsed instanceof Inet6Address)) {
                return parsed.getHostAddress();
            }
            byte[] bytes = parsed.getAddress();
            Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
