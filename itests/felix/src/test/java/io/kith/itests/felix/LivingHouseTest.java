// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.kith.itests.support.Await;
import io.kith.itests.support.FreePort;
import io.kith.itests.support.RawClient;
import io.kith.itests.support.Stanza;
import io.kith.model.Field;
import io.kith.model.Value;
import io.kith.thing.Sensor;
import io.kith.xmpp.Online;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ConfigurationAdmin;

/** A house that is read from outside while its parts come, go, are replaced, and hang. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public final class LivingHouseTest {

    private static final String PASSWORD = "a-password-of-tests";
    private static final String SENSORDATA = "urn:xmpp:iot:sensordata";

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    private RawClient friend;
    private String user;
    private FrameworkHub hub;

    @Configuration
    public Option[] house() throws IOException {
        return new Option[] {Framework.house(Files.createTempDirectory("kith-felix"))};
    }

    @Before
    public void furnish() throws Exception {
        int port = FreePort.next();
        Path certificate = Path.of(context.getProperty("kith.data"), "xmpp.hub", "hub.pem");
        hub = new FrameworkHub(port, certificate);
        // The tests of this class share one folder of data, so each has a friend of its own.
        user = "friend-" + port;
        configure("io.kith.xmpp.hub", Map.of("domain", "localhost", "host", "127.0.0.1", "port", port));
        configure("io.kith.thing.core", Map.of("timeout", 1));
        configureThing("sensor", port, certificate);
        factory("io.kith.driver.simulated.sensor", "sensor", Map.of("kith.thing.id", "sensor"));
        awaitOnline("sensor");
        RawClient.register(hub, user, PASSWORD);
        friend = RawClient.login(hub, user, PASSWORD, "test");
        friend.availableToAll();
    }

    @After
    public void leave() {
        friend.close();
    }

    @Test
    public void aDriverIsReplacedWhileTheStreamStaysUp() throws Exception {
        String sensor = friend.befriend("sensor@localhost").orElseThrow();
        assertTrue("read before", read(sensor, "").startsWith("Temperature"));

        Set<String> touched = new ConcurrentSkipListSet<>();
        BundleListener listener = (SynchronousBundleListener)
                event -> touched.add(event.getBundle().getSymbolicName() + " " + event.getType());
        context.addBundleListener(listener);
        long onlineId = onlineService("sensor").orElseThrow();
        Bundle driver = bundle("io.kith.driver.simulated");
        String before = driver.getVersion().toString();

        driver.stop();
        assertEquals("item-not-found", refusal(ask(sensor, "")));
        driver.update(new ByteArrayInputStream(newerBuild(driver)));
        driver.start();
        Await.until("the new build answers", Duration.ofSeconds(20), () -> ask(sensor, "")
                .attribute("type")
                .equals("result"));

        assertTrue("read after", read(sensor, "").startsWith("Temperature"));
        assertFalse(before.equals(driver.getVersion().toString()));
        context.removeBundleListener(listener);
        assertTrue("touched " + touched, touched.stream().allMatch(t -> t.startsWith("io.kith.driver.simulated ")));
        assertEquals(
                "the stream stayed up", onlineId, (long) onlineService("sensor").orElseThrow());
        assertTrue(friend.isConnected());
        assertEquals(
                "nobody saw it leave",
                List.of(),
                friend.since(0).stream()
                        .filter(s -> s.name().equals("presence")
                                && s.attribute("type").equals("unavailable"))
                        .toList());
    }

    @Test
    public void aDriverThatHangsTimesOutAndOthersAnswerMeanwhile() throws Exception {
        configureThing("bus", hub.port(), hub.certificate());
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        ServiceRegistration<Sensor> blocked = context.registerService(
                Sensor.class,
                readout -> {
                    entered.countDown();
                    never.await();
                    readout.report(Field.momentary("Never", Value.of(1))).done();
                },
                FrameworkUtil.asDictionary(Map.of("kith.thing.id", "bus")));
        awaitOnline("bus");
        String sensor = friend.befriend("sensor@localhost").orElseThrow();
        String bus = friend.befriend("bus@localhost").orElseThrow();

        int mark = friend.mark();
        assertEquals("result", ask(bus, "").attribute("type"));
        entered.await();
        assertTrue("the other answers", read(sensor, "").startsWith("Temperature"));
        Stanza failure =
                friend.await("failure of the bus", mark, s -> !s.all("failure").isEmpty());

        assertEquals("true", failure.all("failure").get(0).attribute("done"));
        assertEquals(1, failure.all("error").size());
        never.countDown();
        blocked.unregister();
    }

    @Test
    public void anAbilityIsAnnouncedWhileItsBundleRuns() throws Exception {
        String sensor = friend.befriend("sensor@localhost").orElseThrow();
        assertTrue(features(sensor).contains(SENSORDATA));

        Bundle ability = bundle("io.kith.xep.sensordata");
        ability.stop();
        assertFalse(features(sensor).contains(SENSORDATA));
        assertEquals("service-unavailable", refusal(ask(sensor, "")));
        ability.start();

        Await.until("announced again", Duration.ofSeconds(20), () -> features(sensor)
                .contains(SENSORDATA));
        assertTrue(read(sensor, "").startsWith("Temperature"));
    }

    @Test
    public void theOrderInWhichBundlesStartDoesNotMatter() throws Exception {
        List<Bundle> ours = Arrays.stream(context.getBundles())
                .filter(b -> String.valueOf(b.getSymbolicName()).startsWith("io.kith.") && b != context.getBundle())
                .toList();
        for (Bundle each : ours) {
            each.stop();
        }
        for (int i = ours.size() - 1; i >= 0; i--) {
            ours.get(i).start();
        }
        awaitOnline("sensor");
        try (RawClient back = RawClient.login(hub, user, PASSWORD, "back")) {
            back.availableToAll();
            assertTrue(back.befriend("sensor@localhost").isPresent());
        }
    }

    private Stanza ask(String thing, String inside) {
        return friend.iq(
                "get", thing, "<req xmlns='" + SENSORDATA + "' seqnr='7' momentary='true'>" + inside + "</req>");
    }

    /** Names of the fields that came, or the refusal. */
    private String read(String thing, String inside) {
        int mark = friend.mark();
        Stanza answer = ask(thing, inside);
        if (!answer.attribute("type").equals("result")) {
            return refusal(answer);
        }
        Stanza fields = friend.await(
                "fields",
                mark,
                s -> s.attribute("from").equals(thing)
                        && s.all("fields").stream()
                                .anyMatch(f -> f.attribute("done").equals("true")));
        return String.join(
                ",",
                fields.all("timestamp").stream()
                        .flatMap(t -> t.children().stream())
                        .map(f -> f.attribute("name"))
                        .toList());
    }

    private static String refusal(Stanza answer) {
        return answer.all("error").stream()
                .flatMap(e -> e.children().stream())
                .map(Stanza::name)
                .findFirst()
                .orElse("no error but " + answer);
    }

    private List<String> features(String thing) {
        return friend.iq("get", thing, "<query xmlns='http://jabber.org/protocol/disco#info'/>").all("feature").stream()
                .map(f -> f.attribute("var"))
                .toList();
    }

    private void configureThing(String name, int port, Path certificate) throws IOException {
        factory("io.kith.thing", name, Map.of("thing.id", name, "trusted", new String[] {user + "@localhost"}));
        factory(
                "io.kith.xmpp.smack",
                name,
                Map.of(
                        "account",
                        name,
                        "jid",
                        name + "@localhost",
                        "host",
                        "127.0.0.1",
                        "port",
                        port,
                        "register",
                        true,
                        "certificate",
                        certificate.toString()));
    }

    private void configure(String pid, Map<String, Object> values) throws IOException {
        configurations.getConfiguration(pid, "?").update(dictionary(values));
    }

    private void factory(String pid, String name, Map<String, Object> values) throws IOException {
        configurations.getFactoryConfiguration(pid, name, "?").update(dictionary(values));
    }

    private static Dictionary<String, Object> dictionary(Map<String, Object> values) {
        return FrameworkUtil.asDictionary(values);
    }

    private Bundle bundle(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(b -> symbolicName.equals(b.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private void awaitOnline(String account) {
        Await.until(account + " is online", Duration.ofSeconds(30), () -> onlineService(account)
                .isPresent());
    }

    private Optional<Long> onlineService(String account) {
        try {
            return context.getServiceReferences(Online.class, "(kith.account=" + account + ")").stream()
                    .map((ServiceReference<Online> r) -> (Long) r.getProperty("service.id"))
                    .findFirst();
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same jar with another version, as a maker builds it again. */
    private static byte[] newerBuild(Bundle driver) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream file = URI.create(driver.getLocation()).toURL().openStream();
                JarInputStream in = new JarInputStream(file)) {
            Manifest manifest = new Manifest(in.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), "9.9.9");
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                    out.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }
}
