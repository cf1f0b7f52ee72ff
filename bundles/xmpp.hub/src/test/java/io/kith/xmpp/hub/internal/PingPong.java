// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import io.kith.xmpp.hub.internal.core.Ns;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures a request and its answer between two clients over a hub that runs already; the arguments are its port and,
 * for TLS, its certificate. The clients do not parse, so that what is measured is the hub and the sockets.
 */
final class PingPong {

    private static final int WARM_UP = 10_000;
    private static final int ROUNDS = 10_000;

    private PingPong() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        RawClient one = client(port, "ping", args);
        RawClient two = client(port, "pong", args);
        Thread echo = new Thread(() -> echo(two, one.jid()));
        echo.setDaemon(true);
        echo.start();
        long[] times = new long[ROUNDS];
        byte[] request = ("<iq type='get' id='1' to='" + two.jid() + "'><ping xmlns='urn:xmpp:ping'/></iq>")
                .getBytes(StandardCharsets.UTF_8);
        OutputStream out = one.socket().getOutputStream();
        InputStream in = one.socket().getInputStream();
        byte[] buffer = new byte[8192];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = System.nanoTime();
            out.write(request);
            out.flush();
            if (in.read(buffer) < 0) {
                throw new IOException("The hub closed the stream");
            }
            if (i >= 0) {
                times[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "median %.0f us, p99 %.0f us, best %.0f us%n",
                times[ROUNDS / 2] / 1e3,
                times[ROUNDS * 99 / 100] / 1e3,
                times[0] / 1e3);
    }

    private static RawClient client(int port, String user, String[] args) throws Exception {
        RawClient registering = new RawClient(port);
        registering.open();
        registering.request(
                "set",
                "",
                "<query xmlns='" + Ns.REGISTER + "'><username>" + user + "</username><password>"
                        + RawClient.passwordOf(user) + "</password></query>");
        registering.close();
        return args.length > 1 ? RawClient.bound(port, user, "x", Path.of(args[1])) : RawClient.bound(port, user, "x");
    }

    private static void echo(RawClient client, String to) {
        byte[] answer = ("<iq type='result' id='1' to='" + to + "'/>").getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[8192];
        try {
            InputStream in = client.socket().getInputStream();
            OutputStream out = client.socket().getOutputStream();
            while (in.read(buffer) >= 0) {
                out.write(answer);
                out.flush();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
