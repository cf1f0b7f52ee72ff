// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.architecture;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.Test;

/** What the bundles say of themselves. */
public final class ManifestsTest {

    private static final Set<String> EXPORTERS = Set.of("xml", "model", "protocol", "thing.tck");

    @Test
    public void onlyContractsValuesAndTheKitExport() throws IOException {
        for (Path bundle : House.bundles()) {
            String name = bundle.getFileName().toString();
            try (JarFile jar = House.jar(bundle)) {
                Attributes manifest = jar.getManifest().getMainAttributes();
                assertEquals("io.kith." + name, manifest.getValue("Bundle-SymbolicName"));
                String exports = manifest.getValue("Export-Package");
                boolean mayExport = EXPORTERS.contains(name) || name.endsWith(".api");
                assertEquals(name + " exports " + exports, mayExport, exports != null);
                if (exports != null) {
                    for (String export : exports.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
                        assertTrue(name + " exports without version: " + export, export.contains("version="));
                        assertTrue(name + " exports private code: " + export, !export.contains(".internal"));
                    }
                }
            }
        }
    }

    @Test
    public void nobodyImportsWhatIsPrivateOrInternalToTheJdk() throws IOException {
        Pattern wrong = Pattern.compile("\\.internal|sun\\.|org\\.jivesoftware|org\\.jspecify");
        for (Path bundle : House.bundles()) {
            try (JarFile jar = House.jar(bundle)) {
                String imports = jar.getManifest().getMainAttributes().getValue("Import-Package");
                assertTrue(
                        bundle + " imports " + imports,
                        imports == null || !wrong.matcher(imports).find());
            }
        }
    }

    @Test
    public void onlyThingCoreTracksSensorsAndActuators() throws IOException {
        for (Path bundle : House.bundles()) {
            for (String component : components(bundle)) {
                boolean tracks = component.contains("interface=\"io.kith.thing.Sensor\" cardinality")
                        || Pattern.compile("<reference[^>]*interface=\"io\\.kith\\.thing\\.(Sensor|Actuator|Guard)\"")
                                .matcher(component)
                                .find();
                assertTrue(
                        bundle.getFileName() + " tracks things itself; ask Things",
                        !tracks || bundle.endsWith("thing.core"));
            }
        }
    }

    private static List<String> components(Path bundle) throws IOException {
        List<String> found = new ArrayList<>();
        try (JarFile jar = House.jar(bundle)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().matches("OSGI-INF/[^/]+\\.xml")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        found.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return found;
    }
}
