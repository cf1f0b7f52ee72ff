// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.kith.xmpp.Connection;
import io.kith.xmpp.Link;
import io.kith.xmpp.Status.State;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The finished jar in a bare Felix: no property for packages of the JDK, no service loader mediator. The house's own
 * packages come from the class path, so that the test can speak to the link.
 */
class BundleIT {

    @TempDir
    Path folder;

    private Framework framework;
    private FakeServer server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        folder.resolve("cache").toString(),
                        "org.osgi.framework.system.packages.extra",
                        "io.kith.xmpp;io.kith.xml;io.kith.model;version=0.1.0,org.slf4j;version=2.0.17",
                        "org.osgi.framework.system.capabilities.extra",
                        "osgi.extender;osgi.extender=\"osgi.component\";version:Version=\"1.5.0\"",
                        "kith.data",
                        folder.toString()));
        framework.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
        server.stop();
    }

    private Bundle install() throws Exception {
        return framework
                .getBundleContext()
                .installBundle(Path.of(System.getProperty("bundle.jar")).toUri().toString());
    }

    @Test
    void resolvesLogsInAndIsGoneAfterARefresh() throws Exception {
        Bundle bundle = install();
        bundle.start();
        assertEquals(Bundle.ACTIVE, bundle.getState());
        WeakReference<ClassLoader> loader = useAndLeave(bundle);
        Threads.awaitNone("Smack", "kith-");
        bundle.uninstall();
        refresh();
        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        }
        assertNull(loader.get(), "Something holds the classes of the bundle");
    }

    private WeakReference<ClassLoader> useAndLeave(Bundle bundle) throws Exception {
        BundleContext context = bundle.getBundleContext();
        Class<?> type = bundle.loadClass("io.kith.xmpp.smack.internal.SmackLinkComponent");
        Class<?> config = bundle.loadClass("io.kith.xmpp.smack.internal.AccountConfig");
        Map<String, Object> values = Map.of(
                "jid",
                "thing@fake.test",
                "host",
                "127.0.0.1",
                "port",
                server.port(),
                "tls",
                "off",
                "password",
                "secret");
        Object component = type.getConstructors()[0].newInstance(
                context, Configs.of(config, values), Map.of("service.pid", "io.kith.xmpp.smack~thing"));
        ServiceReference<Link> reference = context.getServiceReference(Link.class);
        assertNotNull(reference);
        assertEquals("thing", reference.getProperty(Connection.ACCOUNT));
        assertEquals("thing@fake.test", reference.getProperty(Connection.JID));
        Link link = context.getService(reference);
        Witness witness = new Witness();
        link.open(witness);
        witness.awaitOnline();
        assertNotNull(
                bundle.loadClass("org.jivesoftware.smack.util.DNSUtil")
                        .getMethod("getDNSResolver")
                        .invoke(null),
                "The name service can be asked");
        Method deactivate = type.getDeclaredMethod("deactivate");
        deactivate.setAccessible(true);
        deactivate.invoke(component);
        witness.await(State.CLOSED);
        assertNull(context.getServiceReference(Link.class));
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    private void refresh() throws Exception {
        CountDownLatch refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(null, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        refreshed.await(10, TimeUnit.SECONDS);
    }

    @Test
    void exportsNothingAndImportsNothingThatAJavaMayLack() throws Exception {
        Bundle bundle = install();
        assertNull(bundle.getHeaders().get("Export-Package"));
        String imports = bundle.getHeaders().get("Import-Package");
        for (String foreign : new String[] {"sun.", "android", "org.jivesoftware", "org.jxmpp", "org.minidns"}) {
            assertFalse(imports.contains(foreign), imports);
        }
        assertNotNull(bundle.getEntry("META-INF/THIRD-PARTY"));
        assertNotNull(bundle.getEntry("org.jivesoftware.smack/NOTICE"));
        assertNotNull(bundle.getEntry("META-INF/LICENSE"));
    }

    @Test
    void startsAgainAfterAStopWithoutARefresh() throws Exception {
        Bundle bundle = install();
        bundle.start();
        useAndLeave(bundle);
        bundle.stop();
        bundle.start();
        useAndLeave(bundle);
    }
}
