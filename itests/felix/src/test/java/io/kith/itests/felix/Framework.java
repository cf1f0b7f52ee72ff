// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.felix;

import static org.ops4j.pax.exam.CoreOptions.bootDelegationPackage;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** The bundles that the distribution ships, without web and terminal, in the framework of this test. */
final class Framework {

    private static final String LEFT_OUT =
            ".*(jetty|webconsole|servlet|gogo|fileupload|commons-io|encoder|console|shell|inventory|fileinstall|kith\\.conf).*";

    private Framework() {}

    static Option house(Path data) {
        List<Option> bundles = new ArrayList<>();
        for (Path jar : shipped()) {
            bundles.add(bundle(jar.toUri().toString()));
        }
        return composite(
                composite(bundles.toArray(Option[]::new)),
                junitBundles(),
                frameworkProperty("kith.data").value(data.toString()),
                bootDelegationPackage("io.kith.itests.support"),
                frameworkProperty("org.osgi.framework.bundle.parent").value("app"),
                frameworkProperty("org.ops4j.pax.logging.DefaultServiceLog.level")
                        .value("WARN"),
                systemPackages(
                        "org.slf4j;version=2.0.17",
                        "org.slf4j.helpers;version=2.0.17",
                        "org.slf4j.event;version=2.0.17",
                        "org.slf4j.spi;version=2.0.17"));
    }

    /** The folder of the reactor, found from any module's folder. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("kith"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<Path> shipped() {
        try (Stream<Path> files = Files.walk(root().resolve("distribution/target"))) {
            return files.filter(p -> p.toString().matches(".*/kith-[^/]*/bundles/.*\\.jar"))
                    .filter(p -> !p.getFileName().toString().matches(LEFT_OUT))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
