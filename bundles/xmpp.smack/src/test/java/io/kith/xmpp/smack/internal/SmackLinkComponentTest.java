// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kith.xmpp.Connection;
import io.kith.xmpp.Link;
import io.kith.xmpp.Status.State;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** What becomes of a configuration, in the registry of a framework. */
class SmackLinkComponentTest {

    @TempDir
    Path folder;

    private Framework framework;
    private FakeServer server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
        framework = new FrameworkFactory()
                .newFramework(Map.of("org.osgi.framework.storage", folder.toString(), "kith.data", folder.toString()));
        framework.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
        server.stop();
    }

    private AccountConfig config(Map<String, Object> changes) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "jid",
                "thing@fake.test",
                "host",
                "127.0.0.1",
                "port",
                server.port(),
                "tls",
                "off",
                "password",
                "secret"));
        values.putAll(changes);
        return Configs.of(AccountConfig.class, values);
    }

    private static Map<String, Object> properties() {
        return Map.of("service.pid", "io.kith.xmpp.smack~thing");
    }

    private Link link() {
        BundleContext context = framework.getBundleContext();
        ServiceReference<Link> reference = context.getServiceReference(Link.class);
        return context.getService(reference);
    }

    @Test
    void changesReachTheLinkAndOnlyAnotherAddressIsAnotherLink() throws Exception {
        SmackLinkComponent component =
                new SmackLinkComponent(framework.getBundleContext(), config(Map.of()), properties());
        Link link = link();
        Witness witness = new Witness();
        link.open(witness);
        witness.awaitOnline();
        component.modified(config(Map.of("reconnect_most", 90L)), properties());
        assertSame(link, link());
        component.modified(config(Map.of("resource", "hall")), properties());
        assertSame(link, link());
        witness.awaitOnline(2);
        assertEquals(2, server.connections());
        component.modified(config(Map.of("jid", "other@fake.test")), properties());
        witness.await(State.CLOSED);
        assertNotSame(link, link());
        assertEquals("other@fake.test", link().jid().toString());
        component.deactivate();
        assertNull(framework.getBundleContext().getServiceReference(Link.class));
    }

    @Test
    void theServiceNamesTheAccountAndKeepsThePasswordToItself() {
        SmackLinkComponent component =
                new SmackLinkComponent(framework.getBundleContext(), config(Map.of("account", "hall")), properties());
        ServiceReference<Link> reference = framework.getBundleContext().getServiceReference(Link.class);
        assertEquals("hall", reference.getProperty(Connection.ACCOUNT));
        assertEquals("thing@fake.test", reference.getProperty(Connection.JID));
        assertNull(reference.getProperty("password"));
        component.deactivate();
    }

    @Test
    void aConfigurationThatMeansNothingRegistersNothing() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SmackLinkComponent(framework.getBundleContext(), config(Map.of("jid", "")), properties()));
        assertNull(framework.getBundleContext().getServiceReference(Link.class));
    }
}
