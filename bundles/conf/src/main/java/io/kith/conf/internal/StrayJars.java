// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.Constants;

/** Takes the jars that File Install passes over in silence, to say that they are no bundles. */
final class StrayJars implements ArtifactInstaller {

    @Override
    public boolean canHandle(File artifact) {
        return artifact.getName().endsWith(".jar") && !fault(artifact).isEmpty();
    }

    @Override
    public void install(File artifact) throws IOException {
        throw new IOException(fault(artifact));
    }

    @Override
    public void update(File artifact) throws IOException {
        install(artifact);
    }

    @Override
    public void uninstall(File artifact) {
        // Nothing was installed.
    }

    private static String fault(File artifact) {
        try (JarFile jar = new JarFile(artifact)) {
            Manifest manifest = jar.getManifest();
            boolean bundle =
                    manifest != null && manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) != null;
            return bundle ? "" : "it is no OSGi bundle: its manifest has no Bundle-SymbolicName";
        } catch (IOException e) {
            return "it is no jar: " + e.getMessage();
        }
    }
}
