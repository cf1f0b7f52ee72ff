// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Where things lie: the folders of this reactor, as the build left them. */
final class House {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    private House() {}

    static List<Path> bundles() {
        return list(ROOT.resolve("bundles"), p -> Files.exists(p.resolve("pom.xml")));
    }

    static Path classes(Path bundle) {
        return bundle.resolve("target/classes");
    }

    static JarFile jar(Path bundle) {
        List<Path> jars = list(bundle.resolve("target"), p -> p.toString().endsWith(".jar"));
        if (jars.size() != 1) {
            throw new IllegalStateException("Build " + bundle + " first: it has " + jars.size() + " jars");
        }
        try {
            return new JarFile(jars.get(0).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java sources below the given folders of every module, without what builds make. */
    static List<Path> sources(String... roots) {
        return Stream.of(roots)
                .map(ROOT::resolve)
                .filter(Files::isDirectory)
                .flatMap(House::walk)
                .filter(p -> p.toString().endsWith(".java") && !p.toString().contains("/target/"))
                .sorted()
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder, java.util.function.Predicate<Path> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
