// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseTest {

    @TempDir
    Path temporary;

    private Path bundles;
    private Settings settings;

    @BeforeEach
    void describe() {
        bundles = temporary.resolve("bundles");
        settings = new Settings(temporary, temporary.resolve("home"), 5222, 8080, false, Duration.ofSeconds(1));
    }

    private List<String> warningsOfALife() throws Exception {
        try (LoggedLines log = new LoggedLines()) {
            House.open(settings, Home.prepare(settings.home())).stop();
            return log.all();
        }
    }

    @Test
    void aBundleThatDoesNotResolveIsNamedAndTheOthersRun() throws Exception {
        Frameworks.bundle(bundles.resolve("01/lamp.jar"), "house.lamp", "Import-Package: no.such");
        Frameworks.bundle(bundles.resolve("02/wall.jar"), "house.wall");
        List<String> warnings = warningsOfALife();
        assertEquals(
                List.of("The bundle house.lamp does not resolve: nobody gives the package no.such."
                        + " Put a bundle that gives it into deploy/, or take this one away."),
                warnings);
    }

    @Test
    void aBrokenJarOfTheDistributionIsNamedAndTheOthersRun() throws Exception {
        Frameworks.bundle(bundles.resolve("01/wall.jar"), "house.wall");
        Files.writeString(bundles.resolve("01/torn.jar"), "half a file");
        List<String> warnings = warningsOfALife();
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("The bundle torn.jar cannot be used"), warnings.get(0));
    }

    @Test
    void slf4jComesFromTheLauncher() throws Exception {
        Frameworks.bundle(
                bundles.resolve("01/a.jar"),
                "a",
                "Import-Package: org.slf4j;version=\"[2.0,3)\",org.slf4j.spi;version=\"[2.0,3)\"");
        Frameworks.bundle(bundles.resolve("01/b.jar"), "b", "Import-Package: org.slf4j;version=\"[1.7,2)\"");
        assertEquals(List.of(), warningsOfALife());
    }

    @Test
    void aDistributionWithoutBundlesIsRefused() throws Exception {
        Home home = Home.prepare(settings.home());
        CannotStartException refusal = assertThrows(CannotStartException.class, () -> House.open(settings, home));
        assertTrue(refusal.line().contains("is not complete"), refusal.line());
    }

    @Test
    void bundlesOfTheShellAreLeftOutUntilItIsAskedFor() throws Exception {
        Frameworks.bundle(bundles.resolve("20/a.jar"), "a");
        Frameworks.bundle(bundles.resolve("20-shell/b.jar"), "b");
        assertEquals(List.of(new BundleFile(bundles.resolve("20/a.jar"), 20)), BundleFile.below(bundles, false));
        assertEquals(2, BundleFile.below(bundles, true).size());
    }
}
