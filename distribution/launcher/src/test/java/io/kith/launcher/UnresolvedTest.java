// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

class UnresolvedTest {

    @TempDir
    Path temporary;

    private String lineOf(String... headers) throws Exception {
        BundleException failure = Frameworks.startFailure(temporary, headers);
        assertTrue(Unresolved.is(failure));
        return Unresolved.line("lamp.jar", failure);
    }

    @Test
    void aMissingPackageIsNamedWithItsVersions() throws Exception {
        assertEquals(
                "The bundle lamp.jar does not resolve: nobody gives the package no.such in version [1.2.0,2.0.0)."
                        + " Put a bundle that gives it into deploy/, or take this one away.",
                lineOf("Import-Package: no.such;version=\"[1.2,2)\""));
    }

    @Test
    void aMissingPackageOfAnyVersionIsNamedWithoutOne() throws Exception {
        assertTrue(lineOf("Import-Package: no.such").contains("nobody gives the package no.such. "));
    }

    @Test
    void aMissingBundleIsNamed() throws Exception {
        assertTrue(lineOf("Require-Bundle: no.such.bundle;bundle-version=3.0")
                .contains("nobody gives the bundle no.such.bundle in version 3.0.0 or newer"));
    }

    @Test
    void aNewerJavaIsNamed() throws Exception {
        String line = lineOf("Require-Capability: osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"");
        assertTrue(line.contains("nobody gives the Java version"), line);
    }

    @Test
    void otherCapabilitiesAreNamedAsTheyStand() throws Exception {
        String line = lineOf("Require-Capability: house.roof;filter:=\"(tiles=red)\"");
        assertTrue(line.contains("nobody gives house.roof (tiles=red)"), line);
    }

    @Test
    void theLogServicePassesOnTheTextOnlyAndThatIsEnough() {
        Exception passedOn = new Exception("org.osgi.framework.BundleException: Unable to resolve lamp [24](R 24.0):"
                + " missing requirement [lamp [24](R 24.0)] osgi.wiring.package; (osgi.wiring.package=a)"
                + " [caused by: Unable to resolve wire [7](R 7.0): missing requirement [wire [7](R 7.0)]"
                + " osgi.wiring.package; (&(osgi.wiring.package=b)(version>=1.0.0)(!(version>=2.0.0)))]"
                + " Unresolved requirements: [[lamp [24](R 24.0)] osgi.wiring.package; (osgi.wiring.package=a)]");
        assertTrue(Unresolved.is(passedOn));
        String line = Unresolved.line("lamp.jar", passedOn);
        assertTrue(
                line.startsWith("The bundle lamp.jar needs wire, which does not resolve: nobody gives the package b"),
                line);
    }

    @Test
    void theLastOfAChainIsTheOneToMend() throws Exception {
        Framework framework = Frameworks.started(temporary);
        try {
            Path wire = Frameworks.bundle(
                    temporary.resolve("wire.jar"), "wire", "Export-Package: a", "Import-Package: b;version=2");
            Path lamp = Frameworks.bundle(temporary.resolve("lamp.jar"), "lamp", "Import-Package: a");
            framework.getBundleContext().installBundle(wire.toUri().toString());
            Bundle bundle =
                    framework.getBundleContext().installBundle(lamp.toUri().toString());
            String line = Unresolved.line("lamp.jar", assertThrows(BundleException.class, bundle::start));
            assertEquals(
                    "The bundle lamp.jar needs wire, which does not resolve: nobody gives the package b in version"
                            + " 2.0.0 or newer. Put a bundle that gives it into deploy/, or take this one away.",
                    line);
        } finally {
            Frameworks.stop(framework);
        }
    }

    @Test
    void anotherFailureIsNotTakenForOne() {
        assertFalse(Unresolved.is(new BundleException("Activator start error", BundleException.ACTIVATOR_ERROR)));
    }
}
