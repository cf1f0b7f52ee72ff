// SPDX-License-Identifier: Apache-2.0
package io.kith.benchmarks;

import io.kith.itests.support.House;
import io.kith.itests.support.RawClient;
import io.kith.itests.support.Stanza;
import io.kith.itests.support.XmppServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A momentary read-out of the simulated sensor beside an XMPP ping between the same two clients over the same server,
 * taken in turns; start-up to ready and resident memory of the house at its default heap.
 */
public final class First {

    private static final int WARM_UP = 3000;
    private static final int MEASURED = 3000;

    private final RawClient asker;
    private final String thing;
    private final BlockingQueue<Stanza> arrived = new LinkedBlockingQueue<>();
    private int sequence;

    private First(RawClient asker, String thing) {
        this.asker = asker;
        this.thing = thing;
        asker.onStanza(arrived::add);
    }

    /** Runs the measurement and prints it. */
    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        try (House house = House.builder()
                .configuration(
                        "io.kith.thing~sensor.json", "{\"thing.id\": \"sensor\", \"trusted\": [\"asker@localhost\"]}")
                .start()) {
            double ready = (System.nanoTime() - begun) / 1e9;
            long residentAtReady = residentKilobytes(house.pid());
            XmppServer hub = house.hub("localhost");
            RawClient.register(hub, "asker", "a-bench-password");
            try (RawClient asker = RawClient.login(hub, "asker", "a-bench-password", "bench")) {
                asker.availableToAll();
                String thing = asker.befriend("sensor@localhost").orElseThrow();
                new First(asker, thing).run();
            }
            print("start-up to ready            %.2f s".formatted(ready));
            print("resident when ready          %d MB".formatted(residentAtReady / 1024));
            print("resident after the run       %d MB".formatted(residentKilobytes(house.pid()) / 1024));
        }
    }

    private void run() throws InterruptedException {
        Latencies pings = new Latencies(MEASURED);
        Latencies readouts = new Latencies(MEASURED);
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            long ping = ping();
            long readout = readout();
            if (i >= WARM_UP) {
                pings.add(ping);
                readouts.add(readout);
            }
        }
        print(pings.line("ping"));
        print(readouts.line("momentary read-out"));
        print(String.format(
                Locale.ROOT,
                "read-out : ping              median %.2f   p99 %.2f",
                readouts.millis(0.5) / pings.millis(0.5),
                readouts.millis(0.99) / pings.millis(0.99)));
    }

    private long ping() throws InterruptedException {
        String id = "p" + ++sequence;
        long begun = System.nanoTime();
        asker.send("<iq type='get' id='" + id + "' to='" + thing + "'><ping xmlns='urn:xmpp:ping'/></iq>");
        Stanza answer = next();
        long took = System.nanoTime() - begun;
        if (!answer.name().equals("iq") || !answer.attribute("type").equals("result")) {
            throw new IllegalStateException("No answer to a ping but " + answer);
        }
        return took;
    }

    private long readout() throws InterruptedException {
        String id = "r" + ++sequence;
        long begun = System.nanoTime();
        asker.send("<iq type='get' id='" + id + "' to='" + thing + "'><req xmlns='urn:xmpp:iot:sensordata' seqnr='"
                + sequence + "' momentary='true'/></iq>");
        Stanza accepted = next();
        Stanza data = next();
        long took = System.nanoTime() - begun;
        if (accepted.all("accepted").isEmpty() || data.all("numeric").isEmpty()) {
            throw new IllegalStateException("Not a read-out: " + accepted + " " + data);
        }
        return took;
    }

    /** What the server says by itself about the new friend may still come in between. */
    private Stanza next() throws InterruptedException {
        Stanza stanza = arrived.poll(10, TimeUnit.SECONDS);
        if (stanza == null) {
            throw new IllegalStateException("No answer within 10 s");
        }
        boolean news =
                stanza.name().equals("presence") || stanza.attribute("type").equals("set");
        return news ? next() : stanza;
    }

    private static long residentKilobytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
