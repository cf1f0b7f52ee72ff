// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** Bare frameworks and bundles of a manifest only, for tests. */
final class Frameworks {

    private Frameworks() {}

    static Framework started(Path folder) throws BundleException {
        Framework framework = new Felix(
                Map.of("org.osgi.framework.storage", folder.resolve("framework").toString(), "felix.log.level", "1"));
        framework.start();
        return framework;
    }

    static void stop(Framework framework) throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }

    static Path bundle(Path file, String name, String... headers) throws IOException {
        String text = "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + name
                + "\nBundle-Version: 1.0.0\n" + String.join("\n", headers) + "\n";
        Files.createDirectories(file.toAbsolutePath().getParent());
        Manifest manifest = new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        return file;
    }

    /** How the start of a bundle with these headers fails. */
    static BundleException startFailure(Path folder, String... headers) throws Exception {
        Framework framework = started(folder);
        try {
            Path file = bundle(folder.resolve("lamp.jar"), "lamp", headers);
            Bundle bundle =
                    framework.getBundleContext().installBundle(file.toUri().toString());
            return assertThrows(BundleException.class, bundle::start);
        } finally {
            stop(framework);
        }
    }
}
